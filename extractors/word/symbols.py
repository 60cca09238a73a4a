"""Signs of the symbol fonts that plans use, as Unicode: the fonts give their own meaning to a letter's place."""

_WINGDINGS = {0xFC: "✓", 0xFB: "✗", 0xFE: "☑", 0xFD: "☒", 0x78: "☒", 0xA8: "☐", 0x6F: "☐", 0x71: "☐", 0x72: "☐"}
_WINGDINGS |= {0x4A: "☺", 0x4B: "😐", 0x4C: "☹", 0x6C: "●", 0x6E: "■", 0xA7: "▪", 0x9F: "•", 0x9E: "·", 0x77: "◆"}
_WINGDINGS |= {0xE0: "→", 0xDF: "←", 0xE1: "↑", 0xE2: "↓", 0xF0: "⇨", 0xE8: "➔", 0xD8: "➢", 0x76: "❖", 0xAB: "★"}
_WINGDINGS_2 = {0x50: "✓", 0x4F: "✗", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0xA3: "☐", 0x2A: "☐", 0x97: "●", 0x98: "●"}
_WINGDINGS_3 = {0x70: "▲", 0x71: "▼", 0x7D: "▶", 0x7C: "◀", 0x67: "↓", 0x68: "↓", 0x66: "→", 0x65: "←"}
_WEBDINGS = {0x61: "✓", 0x72: "✗", 0x63: "☐", 0x67: "■", 0x6E: "●", 0x35: "▲", 0x36: "▼", 0x34: "▶", 0x33: "◀"}
_SYMBOL = {0xB7: "•", 0xA3: "≤", 0xB3: "≥", 0xB1: "±", 0xB0: "°", 0xB4: "×", 0xB8: "÷", 0xB9: "≠", 0xAE: "→"}
_SYMBOL |= {0xAC: "←", 0xAD: "↑", 0xAF: "↓", 0xD6: "√", 0x2D: "-", 0xBC: "…", 0xA0: "€", 0xD7: "·"}

SIGNS = {
    "wingdings": _WINGDINGS,
    "wingdings 2": _WINGDINGS_2,
    "wingdings 3": _WINGDINGS_3,
    "webdings": _WEBDINGS,
    "symbol": _SYMBOL,
}


def sign(font: str | None, code: int) -> str:
    """What the character `code` looks like in `font`; "" for a symbol that is in no table: it is an ornament.

    Word adds F000 to the code of a symbol (ECMA-376 part 1, 17.3.3.30).

    >>> sign("Wingdings", 0xF0FC), sign("Wingdings 2", 0x50), sign("Arial", 65)
    ('✓', '✓', 'A')
    """
    signs = SIGNS.get((font or "").lower())
    if signs is not None:
        return " " if code & 0xFF == 0x20 else signs.get(code & 0xFF, "")
    if 0xF000 <= code <= 0xF0FF:  # a symbol, its font not told
        return _SYMBOL.get(code & 0xFF) or _WINGDINGS.get(code & 0xFF, "")
    return chr(code) if 0x20 <= code < 0xD800 or 0xE000 <= code <= 0x10FFFF else ""

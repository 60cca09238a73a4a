"""Whether parsed JSON has exactly the shape that a TypedDict states: what comes from elsewhere is read strictly."""

import types
from collections.abc import Callable
from functools import cache
from typing import Union, get_args, get_origin, get_type_hints, is_typeddict

Check = Callable[[object], bool]

_INFINITE = float("inf")
_GREATEST = 2**31 - 1  # of whole numbers, either way: what every store takes
_PLAIN: dict[object, Check] = {
    str: lambda value: type(value) is str,
    bool: lambda value: type(value) is bool,
    int: lambda value: type(value) is int and abs(value) <= _GREATEST,
    float: lambda value: isinstance(value, int | float) and type(value) is not bool and -_INFINITE < value < _INFINITE,
    type(None): lambda value: value is None,
}


@cache
def shape(stated: object) -> Check:
    """What tells whether a value is of the type `stated`: plain types, lists, tuples of fixed length (JSON has arrays
    for both), unions and TypedDicts with all their keys and no others. Any other type is a KeyError.

    >>> shape(list[int] | None)([1, 2]), shape(list[int])([1, True]), shape(tuple[int, str])([1])
    (True, False, False)
    """
    if is_typeddict(stated):
        return _of_fields({name: shape(of) for name, of in get_type_hints(stated).items()})
    inner = [shape(of) for of in get_args(stated)]
    if get_origin(stated) is list:
        return lambda value: type(value) is list and all(map(inner[0], value))
    if get_origin(stated) is tuple:
        return lambda value: (
            type(value) is list
            and len(value) == len(inner)
            and all(each(one) for each, one in zip(inner, value, strict=True))
        )
    if get_origin(stated) in (Union, types.UnionType):
        return lambda value: any(each(value) for each in inner)
    return _PLAIN[stated]


def _of_fields(fields: dict[str, Check]) -> Check:
    return lambda value: (
        type(value) is dict and value.keys() == fields.keys() and all(fields[key](value[key]) for key in fields)
    )

"""How sure each kind of decision is: honest guesses until they are calibrated on labelled updates."""

from pipeline.classify.phrases import Basis

CONFIDENCE: dict[Basis, float] = {
    Basis.KEY: 0.97,
    Basis.WORD: 0.97,
    Basis.DATE: 0.9,
    Basis.HEADLINE: 0.96,
    Basis.SAID: 0.85,
    Basis.TURNED: 0.8,
    Basis.MIXED: 0.75,
    Basis.EVENT: 0.7,
    Basis.NOTHING: 0.5,
    Basis.AIM: 0.6,
    Basis.BLANK: 0.97,
    Basis.SILENT: 0.99,
}
DISPUTED = 0.7  # the most that a decision is worth where the plan's own code and its update disagree

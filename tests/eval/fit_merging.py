"""Fit the weights of merging: `python -m tests.eval.fit_merging` writes ``contactline/library/merge/weights.py``.

Logistic regression (Newton's method) over the pairs of reports of different articles of a tune topic that dates and
kinds do not rule out, with an L2 penalty on every weight but the bias.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations
from pathlib import Path

import numpy as np

from contactline.library.merge import scoring
from contactline.library.merge.features import Features, features
from contactline.library.merge.gist import gist
from contactline.library.merge.scoring import Weights
from tests.eval.happenings import Topic, load_topics

PENALTY = 1.0
"""Of 0.5, 1 and 2 the one with the best F1 where each topic is left out of its fit."""

_STEPS = 50
_HEAD = '''"""What speaks for one happening, weighed: written by ``python -m tests.eval.fit_merging``, never by hand."""

from __future__ import annotations

BIAS = {bias:.3f}
"""The log-odds of one happening before any of the features below is looked at."""

WEIGHTS = {{
{weights}
}}
"""What each feature adds to the log-odds."""
'''


def fit(topics: Iterable[Topic]) -> Weights:
    """Return the weights that tell the pairs of some topics apart best."""
    pairs = [pair for topic in topics for pair in pairs_in(topic)]
    names = sorted({name for found, _ in pairs for name in found})
    given = np.array([[*(found.get(name, 0.0) for name in names), 1.0] for found, _ in pairs])
    wanted = np.array([float(same) for _, same in pairs])
    penalty = np.array([*(PENALTY for _ in names), 1e-3])
    fitted = np.zeros(len(penalty))
    for _ in range(_STEPS):
        chance = 1 / (1 + np.exp(-given @ fitted))
        slope = given.T @ (wanted - chance) - penalty * fitted
        bend = (given * (chance * (1 - chance))[:, None]).T @ given + np.diag(penalty)
        fitted = fitted + np.linalg.solve(bend, slope)
    return Weights(float(fitted[-1]), dict(zip(names, map(float, fitted), strict=False)))


def pairs_in(topic: Topic) -> Iterator[tuple[Features, bool]]:
    """Yield what speaks for each pair of reports of different articles, and whether they tell one happening."""
    told = [(gist(one.report.report), one) for one in topic.told]
    for (one, a), (two, b) in combinations(told, 2):
        if a.report.article_id != b.report.article_id and (found := features(one, two)) is not None:
            yield found, a.happening == b.happening


def main() -> None:
    """Write the weights that the tune topics give."""
    fitted = fit(load_topics(("tune",)))
    lines = "\n".join(f'    "{name}": {value:.2f},' for name, value in sorted(fitted.by_name.items()))
    path = Path(scoring.__file__).with_name("weights.py")
    path.write_text(_HEAD.format(bias=fitted.bias, weights=lines), encoding="utf-8")


if __name__ == "__main__":
    main()

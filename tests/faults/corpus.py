"""Corpora for tests, and what a library holds of them."""

import random

from sqlalchemy import select

from contactline.library.corpus import batches, ingest
from contactline.library.corpus.reading import read_all
from contactline.library.schema import ARTICLE, EVENT, EVENT_REPORT, INPUT, REPORT

PLACES = ("Hadrut", "Shusha", "Martuni", "Lachin", "Kalbajar", "Aghdam")
DEEDS = ("shelled", "captured", "attacked")


def write_corpus(folder, count, *, seed=1):
    """Write short articles of which many tell the same happenings; the folder."""
    chance = random.Random(seed)
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        place, day, deed = chance.choice(PLACES), chance.randint(1, 9), chance.choice(DEEDS)
        text = (
            f"Fighting around {place}\n\n{day + 1} October 2020\n\n"
            f"Azerbaijani forces {deed} {place} on {day} October 2020, said report number {number}. "
            f"The foreign ministers met in Moscow on 10 October 2020 and agreed to a ceasefire.\n"
        )
        (folder / f"{number:05}.txt").write_text(text, encoding="utf-8")
    return folder


class Here:
    """Readers without processes: a document is read when it is submitted."""

    workers = 1

    def submit(self, jobs):
        """Read documents."""
        return read_all(jobs)

    def outcomes(self, jobs, reading):
        """What came of them."""
        return reading


def ingested(store, folder, *, size=5, readers=None):
    """Read a folder into a library; what became of its batches."""
    work = batches(sorted(folder.iterdir()), size)
    return list(ingest(store.database, work, readers or Here()))


def content(store):
    """All that a library holds, but for the numbers of its writes and rows."""

    def work(connection):
        told = select(EVENT_REPORT.c.report_id, EVENT_REPORT.c.position, EVENT.c.id).join(
            EVENT, EVENT.c.num == EVENT_REPORT.c.event_num
        )
        plain = [column for column in EVENT.c if column.name not in ("num", "seq")]
        articles = [column for column in ARTICLE.c if column.name != "seq"]
        queries = (select(*articles), select(REPORT), select(*plain), told, select(INPUT))
        return [sorted(map(repr, connection.execute(query))) for query in queries]

    return store.database.read(work)

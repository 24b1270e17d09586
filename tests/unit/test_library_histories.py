"""Long histories of a library, at random: whatever editors, articles and releases do, no report is lost or doubled."""

import shutil
from dataclasses import replace
from itertools import count

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    rule,
    run_state_machine_as_test,
)

from contactline.library import ReviewDesk, ReviewError, Store, load
from contactline.library.curated import curated_events
from contactline.library.event_rows import read_events
from contactline.library.fields import fields_of
from contactline.library.schema import EVENT
from contactline.library.shipped import sourced_reports
from contactline.library.sync import bring_up_to
from contactline.model import LOCAL, When
from tests.unit.review.drafts import article, report

CURATED = ("ev-20201120-1", "ev-20201125-1")
DAYS = ("2020-10-10", "2020-10-11", "2020-11-20")
PLACES = ("hadrut", "martuni")
NAMES = st.integers(0, 40)


class History(RuleBasedStateMachine):
    """A library of a few articles of two reports each, and two rows of the chronology."""

    library = None  # makes a library for each history; set by the test

    def __init__(self):
        super().__init__()
        self.store = self.library()
        self.desk = ReviewDesk(self.store.database, LOCAL)
        self.seq = self.store.revision()
        self.catalogue = load(self.store)
        self.begun = len(self.store.log(10**6))
        self.done, self.last = 0, None
        self.told = {}

    def stored(self):
        """The events that this history is about, tombstones too."""
        found = self.store.database.read(
            lambda c: read_events(c, (EVENT.c.seq > self.seq) | EVENT.c.id.in_(CURATED))
        )
        return [event for event in found if event.id in CURATED or event.reports or event.gone]

    def live(self, number):
        """One of the events that can be reviewed."""
        events = [event for event in self.stored() if not event.gone]
        return events[number % len(events)] if events else self.store.event(CURATED[0])

    def act(self, work):
        """Do an action that may be refused; what is not refused is in the log."""
        self.last = None
        try:
            self.last = work()
        except ReviewError:
            return
        self.done += 1

    @rule(
        number=st.integers(0, 3),
        told=st.lists(st.tuples(st.sampled_from(DAYS), st.sampled_from(PLACES)), max_size=2),
    )
    def save(self, number, told):
        """An article is read, for the first time or again."""
        one = article(f"Clashes {'again ' * number}Shelling by those in the hills.", "2020-10-11")
        reports = [report(one.text, place, day) for day, place in told]
        self.store.save(one, reports)
        self.told[one.id] = tuple(sourced_reports(one.id, "en", one.citation, reports))

    @rule(number=NAMES)
    def accept(self, number):
        """An editor accepts."""
        self.act(lambda: self.desk.accept([self.live(number).id], self.store.revision()))

    @rule(number=NAMES)
    def reject(self, number):
        """An editor rejects."""
        self.act(lambda: self.desk.reject([self.live(number).id], self.store.revision()))

    @rule(number=NAMES)
    def reset(self, number):
        """An editor gives an event back."""
        self.act(lambda: self.desk.reset([self.live(number).id], self.store.revision()))

    @rule(number=NAMES, day=st.sampled_from(DAYS))
    def edit(self, number, day):
        """An editor corrects a date."""
        event = self.live(number)
        wanted = replace(event.fields, when=When.parse(day))
        self.act(lambda: self.desk.edit(event.id, wanted, self.store.revision()))

    @rule(number=NAMES, other=NAMES)
    def merge(self, number, other):
        """An editor merges."""
        ids = self.live(number).id, [self.live(other).id]
        self.act(lambda: self.desk.merge(*ids, self.store.revision()))

    @rule(number=NAMES, chosen=st.sets(st.integers(0, 3), min_size=1))
    def split(self, number, chosen):
        """An editor splits."""
        event = self.live(number)
        names = [told.id for position, told in enumerate(event.reports) if position in chosen]
        self.act(lambda: self.desk.split(event.id, names, self.store.revision()))

    @rule(number=st.integers(0, 3))
    def undo(self, number):
        """A change is taken back."""
        log = self.store.log(number + 1)
        if len(self.store.log(10**6)) > number:
            self.act(lambda: self.desk.undo(log[number].id))

    @rule(
        number=NAMES,
        other=NAMES,
        action=st.sampled_from(("accept", "reject", "reset", "merge", "split", "undo")),
    )
    def there_and_back(self, number, other, action):
        """A change and its undoing at once leave everything as it was."""
        before = {one.id: replace(one, seq=0) for one in self.stored()}
        self.last = None  # an undoing of what is not in the log does nothing
        {
            "accept": lambda: self.accept(number),
            "reject": lambda: self.reject(number),
            "reset": lambda: self.reset(number),
            "merge": lambda: self.merge(number, other),
            "split": lambda: self.split(number, {other % 3}),
            "undo": lambda: self.undo(number % 4),
        }[action]()
        done = self.done
        if self.last:
            self.desk.undo(self.last.id)
            self.done = done + 1
            after = {one.id: replace(one, seq=0) for one in self.stored()}
            assert {name: after[name] for name in before} == before
            assert all(after[name].gone for name in after.keys() - before.keys())

    @rule()
    def release(self):
        """A new release comes, that says the same."""
        self.store.database.write(lambda c, seq: bring_up_to(c, seq, f"digest {seq}"))

    @invariant()
    def every_report_has_a_living_event(self):
        """What an article tells is in an event that is there, or in one that its article tells no more."""
        gone = [e for e in self.stored() if e.gone and e.reports and e.gone.reason != "unread"]
        assert gone == []
        tellers = [told.id for e in self.stored() for told in e.reports]
        assert len(tellers) == len(set(tellers))
        homeless = {told.id for told in self.told.values() for told in told} - set(tellers)
        assert homeless == set()

    @invariant()
    def the_chronology_is_whole(self):
        """No article changes what a row of the chronology says, nor takes it away."""
        rows = {one.id: one for one in curated_events()}
        for name in CURATED:
            event = self.store.event(name)
            assert event.base == fields_of(rows[name])
            assert event.gone is None or event.gone.reason == "merged"
        assert {e.id for e in self.stored() if e.origin.value == "curated"} == set(CURATED)

    @invariant()
    def heirs_are_there(self):
        """A merged event leads to one that is there, or was itself taken away for a reason."""
        for event in self.stored():
            if event.gone and event.gone.reason in ("merged", "undone"):
                assert event.gone.to and all(self.store.event(name) for name in event.gone.to)

    @invariant()
    def the_log_has_every_action(self):
        """Nothing is done beside the log."""
        assert len(self.store.log(10**6)) - self.begun == self.done

    @invariant()
    def the_catalogue_keeps_up(self):
        """Brought up to date, a catalogue is the one read anew."""
        self.catalogue, anew = self.catalogue.up_to_date(self.store), load(self.store)
        assert self.catalogue.events == anew.events
        assert self.catalogue.known.tolist() == anew.known.tolist()


def test_no_history_loses_a_report(library_file, tmp_path):
    """Saving, reviewing, merging, splitting, undoing and new releases, in any order."""
    number = count()

    def library():
        return Store.open(shutil.copy(library_file, tmp_path / f"{next(number)}.sqlite"))

    run_state_machine_as_test(
        type("Histories", (History,), {"library": staticmethod(library)}),
        settings=settings(
            max_examples=6,
            stateful_step_count=20,
            deadline=None,
            database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )

"""Processes of a test: copies of this one, so that they start at once and know what it has loaded."""

import multiprocessing
import traceback

FORK = multiprocessing.get_context("fork")


def start(work, *arguments):
    """Start a process that does ``work``, and what it will answer with: its result, or what it raised."""
    ours, theirs = FORK.Pipe(duplex=False)
    process = FORK.Process(target=_answer, args=(theirs, work, arguments), daemon=True)
    process.start()
    theirs.close()
    return process, ours


def results(started, *, seconds=120):
    """What processes answer, in their order; an assertion tells what one of them raised."""
    found = []
    for process, ours in started:
        assert ours.poll(seconds), "a process has not answered"
        done, value = ours.recv()
        process.join()
        assert done, value
        found.append(value)
    return found


def at_once(count, work, *arguments):
    """The results of as many processes that do the same at once; each is given its number first."""
    return results([start(work, number, *arguments) for number in range(count)])


def _answer(theirs, work, arguments):
    try:
        theirs.send((True, work(*arguments)))
    except BaseException:
        theirs.send((False, traceback.format_exc()))

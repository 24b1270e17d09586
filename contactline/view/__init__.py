"""What is on the screen: the view state, its link, and the events it selects."""

from contactline.view.link import Notice, decode, default_state, encode
from contactline.view.select import Selection, is_published, known_limit, known_since, select
from contactline.view.since import Since, Standing, changes_since
from contactline.view.state import HOME, Viewport, ViewState, move_to
from contactline.view.stories import Story, StoryError, opened, stories

__all__ = [
    "HOME",
    "Notice",
    "Selection",
    "Since",
    "Standing",
    "Story",
    "StoryError",
    "ViewState",
    "Viewport",
    "changes_since",
    "decode",
    "default_state",
    "encode",
    "is_published",
    "known_limit",
    "known_since",
    "move_to",
    "opened",
    "select",
    "stories",
]

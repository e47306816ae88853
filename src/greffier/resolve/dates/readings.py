"""The reader for each kind of time expression."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from greffier.resolve.dates import absolute, relative
from greffier.resolve.dates.anchors import Anchor, Fields
from greffier.resolve.dates.calendar import Period

READERS: Mapping[str, Callable[[Fields, Anchor], Period | None]] = {
    "date": absolute.read_date,
    "weekday": relative.read_weekday,
    "weekdays": relative.read_weekdays,
    "night": relative.read_night,
    "range": absolute.read_range,
    "edge": absolute.read_edge,
    "slice": absolute.read_slice,
    "shift": relative.read_shift,
    "period": relative.read_period,
    "today": relative.read_today,
    "recent": relative.read_recent,
    "season": absolute.read_season,
    "feast": absolute.read_feast,
    "decade": absolute.read_decade,
    "century": absolute.read_century,
    "around": relative.read_around,
    "same": relative.read_same,
    "part": relative.read_same,
    "clock": relative.read_same,
}

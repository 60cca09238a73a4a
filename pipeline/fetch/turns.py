"""Whose turn it is: one request at a time a host, and a pause after each."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from pipeline.fetch.failures import Failed


class _Place:
    """One host: `free` is when it may be asked again, by the clock; `apart` the pause after each request."""

    def __init__(self, apart: float) -> None:
        self.lock = threading.Lock()
        self.apart = apart
        self.free = 0.0


class Turns:
    """The turns at all hosts of a run; may be shared by threads."""

    def __init__(
        self, apart: float, longest: float, clock: Callable[[], float], sleep: Callable[[float], None]
    ) -> None:
        """`apart` and `longest` wait in seconds; `clock` gives seconds, from anywhere."""
        self._apart = apart
        self._longest = longest
        self._clock = clock
        self._sleep = sleep
        self._places: dict[str, _Place] = {}
        self._lock = threading.Lock()

    @contextmanager
    def turn(self, host: str) -> Iterator[None]:
        """The time of one request to `host`; comes when it is free.

        Raises Failed if it has asked to be left alone for longer than is waited.
        """
        place = self._place(host)
        with place.lock:
            wait = place.free - self._clock()
            if wait > self._longest:
                raise Failed(f"{host} asks to be left alone for {wait:.0f} seconds (Retry-After); try again later")
            if wait > 0:
                self._sleep(wait)
            try:
                yield
            finally:
                place.free = max(place.free, self._clock() + place.apart)

    def leave_alone(self, host: str, seconds: float) -> None:
        """`host` is not asked for so long."""
        place = self._place(host)
        place.free = max(place.free, self._clock() + seconds)

    def slow_down(self, host: str, apart: float) -> None:
        """Pause at least so many seconds after each request to `host`."""
        place = self._place(host)
        place.apart = max(place.apart, apart)

    def _place(self, host: str) -> _Place:
        with self._lock:
            return self._places.setdefault(host.lower().rstrip("."), _Place(self._apart))

"""Slow work on a worker thread: it gets frozen values, tells its progress and can be cancelled.

No database session crosses a thread; a job gets the ``Plan`` and gives back a value.
"""

from __future__ import annotations

from collections.abc import Callable
from threading import Event
from typing import Any

from PySide6.QtCore import QObject, QRunnable, QThreadPool, QTimer, Signal, Slot

from roadmap_desktop.domain.errors import PlanError

Work = Callable[["Ticket"], Any]
"""What a job does; it looks at its ticket now and then."""


class JobCancelled(Exception):  # noqa: N818 -- not an error
    """Raised inside a job after its cancel button was pressed."""


class Ticket:
    """What a running job holds: its way to tell progress and to learn that it is to end."""

    def __init__(self, tell: Callable[[int, str], None]) -> None:
        self._tell = tell
        self._cancelled = Event()

    def progress(self, percent: int, words: str) -> None:
        """Tell how far it is; raises ``JobCancelled`` where it is to end."""
        self.check()
        self._tell(percent, words)

    def check(self) -> None:
        """Raise ``JobCancelled`` where the job is to end."""
        if self._cancelled.is_set():
            raise JobCancelled

    def cancel(self) -> None:
        """Ask the job to end."""
        self._cancelled.set()


class Job(QObject):
    """One piece of slow work; exactly one of done, refused, failed and cancelled comes."""

    progressed = Signal(int, str)
    done = Signal(object)
    refused = Signal(str)
    """A sentence the user can act on."""
    failed = Signal(object)
    """The exception; a bug."""
    cancelled = Signal()

    def __init__(self, work: Work) -> None:
        super().__init__()
        self._work = work
        self.ticket = Ticket(lambda percent, words: self.progressed.emit(percent, words))

    def run(self) -> None:
        """Do the work; called on the worker."""
        try:
            self.ticket.check()
            result = self._work(self.ticket)
            self.ticket.check()
        except JobCancelled:
            self.cancelled.emit()
        except PlanError as error:
            self.refused.emit(str(error))
        except Exception as error:  # noqa: BLE001 -- handed to the main thread, which reports it
            self.failed.emit(error)
        else:
            self.done.emit(result)

    def cancel(self) -> None:
        """Ask the work to end; what it has made so far is thrown away."""
        self.ticket.cancel()


class Worker(QObject):
    """Runs one job after the other beside the window."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._jobs: set[Job] = set()

    def start(self, work: Work) -> Job:
        """Begin a job at the next turn of the event loop; connect to its signals before."""
        job = Job(work)
        self._jobs.add(job)
        for end in (job.done, job.refused, job.failed, job.cancelled):
            end.connect(lambda *_, job=job: self._forget(job))
        QTimer.singleShot(0, self, lambda: self._pool.start(_Errand(job)))
        return job

    def finish(self, milliseconds: int = 10_000) -> bool:
        """Cancel what runs and wait for it; True where nothing runs any more."""
        for job in tuple(self._jobs):
            job.cancel()
        return self._pool.waitForDone(milliseconds)

    @Slot()
    def _forget(self, job: Job) -> None:
        self._jobs.discard(job)


class _Errand(QRunnable):
    def __init__(self, job: Job) -> None:
        super().__init__()
        self._job = job

    def run(self) -> None:
        """Called by the pool's thread."""
        self._job.run()

"""The timeline on landscape pages; drawn once the chart geometry is there."""

from reportlab.platypus import Flowable

from roadmap_desktop.reports.pdf.press import Press
from roadmap_desktop.timeline.schedule import Schedule


def gantt_flow(schedule: Schedule, press: Press) -> list[Flowable]:
    """Nothing yet."""
    return []

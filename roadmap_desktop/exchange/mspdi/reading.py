"""Reads MSPDI into neutral values; what a plan cannot hold is told, what is hostile refused."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from roadmap_desktop.exchange.foreign_tasks import MOST_TASKS, ForeignTask, ForeignTasks
from roadmap_desktop.exchange.foreign_text import LONGEST_NAME, one_line
from roadmap_desktop.exchange.mspdi.fields import decimal, first_day, flag, moment, whole
from roadmap_desktop.exchange.mspdi.read_calendar import read_calendar
from roadmap_desktop.exchange.mspdi.read_links import read_links
from roadmap_desktop.exchange.mspdi.read_task import Settings, TaskReader
from roadmap_desktop.exchange.mspdi.told import Told
from roadmap_desktop.exchange.mspdi.xml_tree import Node, XmlRefusedError, parse
from roadmap_desktop.exchange.rings import check_rings

PERSON = 1
"""Type of a resource that works; others are used up or paid for."""
SKIPPED = frozenset(
    {"ExtendedAttribute", "ExtendedAttributes", "OutlineCode", "OutlineCodes", "TimephasedData"}
)


def read(content: bytes, name: str = "The file") -> ForeignTasks:
    """The tasks of a project, what cannot be carried over in ``not_carried``.

    Raises ``PlanError`` with one sentence for a file that is no MSPDI, has a document type, is too
    large, names a task twice, holds a date that is none, or whose tasks wait for each other.
    """
    project = parse(content, name, SKIPPED)
    holder = project.child("Tasks")
    if project.tag != "Project" or holder is None:
        raise XmlRefusedError(
            f"{name} is XML but no project; in Microsoft Project choose Save As and pick XML."
        )
    return _Reading(project, holder, name).all()


@dataclass(slots=True)
class _Reading:
    project: Node
    holder: Node
    name: str
    told: Told = field(default_factory=Told)

    def all(self) -> ForeignTasks:
        calendar, about_calendar = read_calendar(self.project)
        settings = Settings.of(self.project)
        nodes = self._task_nodes()
        owners, several = self._owners()
        reader = TaskReader(settings, owners, several, self.told)
        tasks = _without_recurring_rows([reader.read(node) for node in nodes], nodes)
        by_key = {task.key: task for task in tasks}
        links = read_links(nodes, by_key, settings, self.told)
        check_rings(tasks, links)
        of = f"The project in {self.name}"
        return ForeignTasks(
            name=_short(self.project.value("Title") or self.project.value("Name")),
            firm=_short(self.project.value("Company")),
            start=first_day(moment(self.project, "StartDate", of)),
            calendar=calendar,
            tasks=tuple(tasks),
            links=tuple(links),
            not_carried=(*about_calendar, *self.told.sentences()),
        )

    def _task_nodes(self) -> list[Node]:
        """The rows that are tasks of this project, each once."""
        found: list[Node] = []
        seen: set[str] = set()
        for node in self.holder.all("Task"):
            uid = node.value("UID")
            if flag(node, "IsNull"):
                self.told.count("blank")
                continue
            if uid == "0" and not whole(node, "OutlineLevel"):
                continue
            if not uid:
                raise XmlRefusedError(
                    f"{self.name} has a task without a number (UID); save it again where it was "
                    "made."
                )
            if uid in seen:
                raise XmlRefusedError(
                    f"{self.name} has two tasks with the number {uid[:20]} (UID), so its links "
                    "cannot be trusted; save it again where it was made."
                )
            seen.add(uid)
            if flag(node, "ExternalTask") or node.value("SubprojectName"):
                self.told.count("external", node.value("Name"))
            elif not flag(node, "Active", True):
                self.told.count("inactive", node.value("Name"))
            else:
                found.append(node)
        if not found:
            raise XmlRefusedError(f"{self.name} has no tasks in it; there is nothing to take over.")
        if len(found) > MOST_TASKS:
            raise XmlRefusedError(
                f"{self.name} has {len(found):,} tasks; up to {MOST_TASKS:,} can be taken over. "
                "Save only the part that matters."
            )
        return found

    def _owners(self) -> tuple[dict[str, str], frozenset[str]]:
        """Task UID -> name of the first person assigned to it, and the tasks with more than one."""
        resources, assignments = self.project.child("Resources"), self.project.child("Assignments")
        all_ = resources.all("Resource") if resources else []
        names = {
            node.value("UID"): _short(node.value("Name"))
            for node in all_
            if whole(node, "Type", PERSON) == PERSON
        }
        things = {node.value("UID") for node in all_} - names.keys()
        if any((decimal(node, "StandardRate") or 0) > 0 for node in all_):
            self.told.count("resources")
        owners: dict[str, str] = {}
        several, only_things = set(), dict[str, None]()
        for node in assignments.all("Assignment") if assignments else ():
            task, by = node.value("TaskUID"), node.value("ResourceUID")
            called = names.get(by, "")
            if called and owners.setdefault(task, called) != called:
                several.add(task)
            if by in things:
                only_things[task] = None
        for task in only_things:
            if task not in owners:
                self.told.count("material", self._name_of(task))
        return owners, frozenset(several)

    def _name_of(self, uid: str) -> str:
        found = (one for one in self.holder.all("Task") if one.value("UID") == uid)
        return _short(next((one.value("Name") for one in found), ""))


def _short(text: str) -> str:
    return one_line(text)[:LONGEST_NAME]


def _without_recurring_rows(tasks: list[ForeignTask], nodes: list[Node]) -> list[ForeignTask]:
    """Recurring items as one row: what is written below them are their occurrences."""
    found: list[ForeignTask] = []
    recurring: ForeignTask | None = None
    for task, node in zip(tasks, nodes, strict=True):
        if recurring is not None and task.level > recurring.level:
            if task.start is not None:
                days = tuple(sorted({*recurring.occurrences, task.start}))
                owner = recurring.owner or task.owner
                recurring = replace(recurring, occurrences=days, summary=False, owner=owner)
                found[-1] = recurring
            continue
        recurring = task if flag(node, "Recurring") and task.summary else None
        found.append(task)
    return found

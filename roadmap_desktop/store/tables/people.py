"""Tables of people and roles."""

from __future__ import annotations

from sqlalchemy.orm import Mapped, mapped_column

from roadmap_desktop.domain.model.people import Attitude
from roadmap_desktop.store.tables.base import PlanPart, a_person


class PersonRow(PlanPart):
    """Rows of ``people.Person``."""

    __tablename__ = "person"

    position: Mapped[int] = mapped_column(default=0)
    name: Mapped[str] = mapped_column(default="")
    function: Mapped[str] = mapped_column(default="")
    contact: Mapped[str] = mapped_column(default="")


class RoleAssignmentRow(PlanPart):
    """Rows of ``people.RoleAssignment``."""

    __tablename__ = "role_assignment"

    position: Mapped[int] = mapped_column(default=0)
    role: Mapped[str] = mapped_column(default="")
    person_id: Mapped[str] = a_person()
    rights: Mapped[tuple[str, ...]] = mapped_column(default=())


class RosterEntryRow(PlanPart):
    """Rows of ``people.RosterEntry``."""

    __tablename__ = "roster_entry"

    position: Mapped[int] = mapped_column(default=0)
    stage: Mapped[str] = mapped_column(default="")
    name: Mapped[str] = mapped_column(default="")
    attitude: Mapped[Attitude | None] = mapped_column(default=None)
    champion: Mapped[bool] = mapped_column(default=False)

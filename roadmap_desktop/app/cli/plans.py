"""Commands that make, show and change plans."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

from roadmap_desktop.app.cli.desk import Desk
from roadmap_desktop.app.cli.prints import print_timeline
from roadmap_desktop.app.cli.text import counted, day, paragraph, table
from roadmap_desktop.app.cli.timeline_files import give_timeline
from roadmap_desktop.assessment.duration import length_in_sentences
from roadmap_desktop.assessment.result import Assessment
from roadmap_desktop.commands.answers import answer_in_words
from roadmap_desktop.commands.governance import decide as decide_gate
from roadmap_desktop.commands.plans import MANY, create_plan, find
from roadmap_desktop.domain.findings import Finding
from roadmap_desktop.domain.model.governance import Decision
from roadmap_desktop.domain.model.tasks import TaskKind
from roadmap_desktop.exchange.answers_file import read_answers
from roadmap_desktop.exchange.answers_template import write_template
from roadmap_desktop.store.revisions import RevisionKind, RevisionScope
from roadmap_desktop.timeline.baselines import dates_of


def new(desk: Desk) -> int:
    """Make a plan from a file of answers."""
    with desk.store() as store:
        path = Path(desk.arguments.answers)
        plan = read_answers(path, desk.catalogue, desk.today, store.new_id)
        plan_id = create_plan(store, plan, desk.actor)
        session = desk.open_plan(store, plan_id)
        header, found = session.plan.header, session.assessment
        desk.say(f"Made {header.number}  {header.title}  ({session.plan.client.name})")
        _say_standing(desk, found)
    return 0


def answers_template(desk: Desk) -> int:
    """Print every question as a file to fill in."""
    desk.out.write(write_template(desk.catalogue, desk.arguments.depth))
    return 0


def list_plans(desk: Desk) -> int:
    """List the plans, the last changed first."""
    with desk.store() as store:
        page = store.plans(search=desk.arguments.search, limit=MANY).plans
    shown = [s for s in page if desk.arguments.all or not s.archived]
    if not shown:
        desk.say("No plans yet. Begin with: roadmap-desktop answers-template > answers.toml")
        return 0
    rows = [
        (s.document_number, s.title, s.client_name, day(s.start), day(s.changed_at.date()))
        for s in shown
    ]
    desk.say(table(("Number", "Title", "Firm", "Day 1", "Changed"), rows))
    return 0


def show(desk: Desk) -> int:
    """Show where a plan stands."""
    with desk.session() as session:
        plan, found = session.plan, session.assessment
        header = plan.header
        desk.say(f"{header.number}  {header.title}")
        desk.say(f"{plan.client.name}, prepared by {header.prepared_by or 'nobody named'}")
        _say_standing(desk, found)
        desk.say()
        stage = desk.catalogue.find("stages", found.stage)
        desk.say(f"Stage {stage.number} of 8: {stage.name}. {stage.question}")
        rows = [
            (g.name, day(g.due), str(g.day), _evidence(g.evidence), _decided(desk, g.decision))
            for g in found.gates
        ]
        desk.say()
        desk.say(table(("Gate", "Date", "Day", "Evidence", "Decision"), rows, right=(2,)))
        desk.say()
        for lamp in found.lamps:
            mark, note = ("~", " (assumed)") if lamp.assumed else ("x" if lamp.lit else " ", "")
            desk.say(f"[{mark}] {lamp.name}: {lamp.detail}{note}")
    return 0


def _evidence(evidence: tuple[object, ...]) -> str:
    there = sum(1 for e in evidence if getattr(e, "state", "") == "there")
    return f"{there} of {len(evidence)}"


def _decided(desk: Desk, decision: object) -> str:
    made = getattr(decision, "decision", None)
    return desk.catalogue.text_of("decisions", made) if made else "–"


def _say_standing(desk: Desk, found: Assessment) -> None:
    schedule = found.schedule
    desk.say(f"A {found.depth} plan from {day(schedule.start)} to {day(schedule.finish)}.")
    for line in found.tier.ledger:
        if line.depth:
            desk.say(f"  {line.question}: {line.answer}; {line.effect}.")
    if found.tier.smallest_change:
        desk.say(paragraph(found.tier.smallest_change, indent="  "))
    gaps, assumed = len(found.gaps), len(found.assumed)
    desk.say(
        f"{counted(len(found.findings), 'finding')}, {counted(gaps, 'question')} open, "
        f"{counted(assumed, 'answer')} assumed."
    )
    for finding in found.findings:
        _say_finding(desk, finding)


def _say_finding(desk: Desk, finding: Finding) -> None:
    word = "accepted" if finding.accepted else finding.severity.value
    desk.say(paragraph(f"{word:8} {finding.reason}", indent="  "))
    remedy = finding.accepted_because if finding.accepted else finding.remedy
    desk.say(paragraph(remedy, indent="           "))


def answer(desk: Desk) -> int:
    """Answer one question."""
    with desk.session() as session:
        asked = (desk.arguments.question, desk.arguments.value)
        revision = session.run(answer_in_words, *asked)
        desk.say(revision.label if revision else "Nothing changed: that was the answer already.")
    return 0


def check(desk: Desk) -> int:
    """List the findings; 1 when an error among them is not accepted."""
    with desk.session() as session:
        found = session.assessment
    if desk.arguments.as_json:
        plain = {"tier": found.depth.value, "findings": [_plain(f) for f in found.findings]}
        desk.say(json.dumps(plain, ensure_ascii=False, indent=2))
    else:
        desk.say(f"A {found.depth} plan with {counted(len(found.findings), 'finding')}.")
        for finding in found.findings:
            _say_finding(desk, finding)
    return 1 if found.has_errors else 0


def _plain(finding: Finding) -> dict[str, object]:
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "subject": asdict(finding.subject),
        "reason": finding.reason,
        "causes": [asdict(cause) for cause in finding.causes],
        "remedy": finding.remedy,
    }


def timeline(desk: Desk) -> int:
    """Print the dated plan, or write it as PDF, picture or file for another program."""
    if desk.arguments.give_as:
        return give_timeline(desk, desk.arguments.give_as)
    if desk.arguments.print_as:
        return print_timeline(desk)
    with desk.session() as session:
        schedule = session.assessment.schedule
        length = length_in_sentences(session.assessment.duration)
    rows = []
    for r in schedule.rows:
        name = r.name if r.kind is TaskKind.PHASE else f"  {r.name}"
        mark = {TaskKind.GATE: "gate", TaskKind.RECURRING: f"{len(r.occurrences)} x"}.get(r.kind)
        float_ = "" if r.kind in (TaskKind.PHASE, TaskKind.RECURRING) else str(r.total_float)
        days = f"{r.start_day}" if r.start == r.finish else f"{r.start_day}-{r.finish_day}"
        critical = "critical" if r.critical and r.kind is TaskKind.TASK else ""
        rows.append((name, r.owner, day(r.start), day(r.finish), days, float_, mark or critical))
    head = ("Phase, task, gate", "Who", "From", "To", "Days", "Float", "")
    desk.say(table(head, rows, right=(5,)))
    for adaptation in schedule.adaptations:
        desk.say(paragraph(adaptation.text))
    for sentence in length:
        desk.say(paragraph(sentence))
    return 0


def decide(desk: Desk) -> int:
    """Record the decision at a gate."""
    given = desk.arguments
    with desk.session() as session:
        revision = session.run(
            decide_gate,
            given.gate,
            Decision(given.decision),
            given.by,
            given.because,
            against=given.against,
            conditions=given.conditions,
            dates=dates_of(session.assessment.schedule),
        )
        desk.say(revision.label if revision else "Nothing changed.")
    return 0


def history(desk: Desk) -> int:
    """List what was changed, when and by whom."""
    with desk.store() as store:
        session = desk.open_plan(store, find(store, desk.arguments.plan).id)
        steps = store.journal.history(RevisionScope.of_plan(session.plan.id))
        marks = {RevisionKind.UNDO: "undone: ", RevisionKind.REDO: "done again: "}
        rows = [
            (
                str(s.id),
                f"{day(s.at.date())} {s.at:%H:%M}",
                s.actor,
                f"{marks.get(s.kind, '')}{s.label}",
                str(len(s.changes)),
            )
            for s in steps
        ]
        desk.say(table(("Revision", "When", "Who", "What", "Rows"), rows, right=(0, 4)))
        if session.undo_label:
            desk.say(f"Undo takes back: {session.undo_label}")
        if session.redo_label:
            desk.say(f"Redo does again: {session.redo_label}")
    return 0


def undo(desk: Desk) -> int:
    """Take back the last step."""
    with desk.session() as session:
        label = session.undo_label
        session.undo()
        desk.say(f"Taken back: {label}")
    return 0


def redo(desk: Desk) -> int:
    """Do the step again that was taken back last."""
    with desk.session() as session:
        label = session.redo_label
        session.redo()
        desk.say(f"Done again: {label}")
    return 0

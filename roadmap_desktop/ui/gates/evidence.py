"""The evidence of a gate: there, claimed or missing, each with where to go or what to claim."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QWidget

from roadmap_desktop.assessment.standing import EvidenceState, EvidenceStatus, GateStatus
from roadmap_desktop.domain.content.stages import Gate
from roadmap_desktop.ui.gates.gate_words import EVIDENCE_TONE, evidence_counts, evidence_word
from roadmap_desktop.ui.theme.look import Look
from roadmap_desktop.ui.widgets.buttons import Button
from roadmap_desktop.ui.widgets.flow import FlowLayout
from roadmap_desktop.ui.widgets.layouts import box, clear, column, line, row
from roadmap_desktop.ui.widgets.text import Badge, Text, icon_label

PIECE = "piece"
"""Property of a button: the piece of evidence it is about."""


class EvidenceSheet(QFrame):
    """One row a piece."""

    go_requested = Signal(str)
    """Question that shows the piece."""
    claimed = Signal(str, str)
    """Piece, and what is said of it: 'yes', 'in_part' or ''."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setObjectName("sheet")
        self._look = look
        self._shown: object = None
        self._layout = column(look, gap=0, pad=(1, 1, 1, 1))
        self.setLayout(self._layout)

    def show_gate(self, gate: GateStatus, content: Gate, said: frozenset[str]) -> None:
        """Show a gate's evidence; ``said`` are the pieces somebody claimed by hand."""
        mine = frozenset(e.id for e in content.evidence) & said
        if (gate.evidence, mine) == self._shown:
            return
        self._shown = (gate.evidence, mine)
        look = self._look
        at = self._piece_in_focus()
        clear(self._layout)
        title = Text(look, self.tr("Evidence"), "body", "", 600)
        count = Text(look, evidence_counts(gate), "small", "muted", wrap=False)
        self._layout.addLayout(row(look, (title, 1), count, pad=(16, 9, 16, 8)))
        shown_by = {e.id: e.shown_by for e in content.evidence}
        for piece in gate.evidence:
            self._layout.addWidget(line())
            self._layout.addWidget(
                self._row(piece, shown_by.get(piece.evidence, ()), said=piece.evidence in mine)
            )
        self._focus_piece(at)

    def _piece_in_focus(self) -> str:
        """The piece whose row holds the focus, '' for none."""
        held = (b for b in self.findChildren(Button) if b.hasFocus())
        return next((str(b.property(PIECE) or "") for b in held), "")

    def _focus_piece(self, piece: str) -> None:
        """The keyboard stays at the row it was in, though the row is a new one."""
        for button in self.findChildren(Button):
            if piece and button.property(PIECE) == piece:
                button.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    def _row(self, piece: EvidenceStatus, questions: tuple[str, ...], *, said: bool) -> QWidget:
        look = self._look
        tone, icon = EVIDENCE_TONE[piece.state]
        mark = column(look, 1, icon_label(look, icon, tone, 18), None, gap=0)
        words = column(
            look,
            Text(look, piece.text, "body", "", 600),
            *([Text(look, piece.detail, "body", "muted")] if piece.detail else []),
            gap=1,
        )
        acts = FlowLayout(look.px(4))
        if questions:
            acts.addWidget(
                self._act(self.tr("Go there"), piece, lambda: self.go_requested.emit(questions[0]))
            )
        if not said and piece.state is not EvidenceState.THERE:
            acts.addWidget(
                self._act(
                    self.tr("We have it"), piece, lambda: self.claimed.emit(piece.evidence, "yes")
                )
            )
        if not said and piece.state is EvidenceState.MISSING:
            acts.addWidget(
                self._act(
                    self.tr("Claim it without proof"),
                    piece,
                    lambda: self.claimed.emit(piece.evidence, "in_part"),
                )
            )
        if said:
            acts.addWidget(
                self._act(
                    self.tr("Take back"), piece, lambda: self.claimed.emit(piece.evidence, "")
                )
            )
        body = column(look, words, acts, gap=0)
        badge = column(look, Badge(look, evidence_word(piece.state), tone), None, gap=0)
        return box(row(look, mark, (body, 1), badge, gap=12, pad=(16, 9, 16, 6)))

    def _act(self, words: str, piece: EvidenceStatus, act: Callable[[], object]) -> Button:
        button = Button(self._look, words, "flush", pressed=act)
        button.setAccessibleName(f"{words}: {piece.text}")
        button.setProperty(PIECE, piece.evidence)
        return button

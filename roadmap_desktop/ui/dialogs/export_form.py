"""What a document is made of: which one, on which paper, into which file."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths, Signal
from PySide6.QtWidgets import QButtonGroup, QFileDialog, QLineEdit, QVBoxLayout, QWidget

from roadmap_desktop.commands.documents import Format, file_name, usual_paper
from roadmap_desktop.commands.timeline_files import has_other_work
from roadmap_desktop.reports.pdf.paper import Paper
from roadmap_desktop.ui.dialogs.addendum_form import AddendumForm
from roadmap_desktop.ui.dialogs.others_form import OthersForm
from roadmap_desktop.ui.dialogs.print_form import PrintForm
from roadmap_desktop.ui.open_plan import OpenPlan
from roadmap_desktop.ui.seen import Seen
from roadmap_desktop.ui.settings import Settings
from roadmap_desktop.ui.theme.look import Look
from roadmap_desktop.ui.widgets.buttons import Button
from roadmap_desktop.ui.widgets.choices import Option
from roadmap_desktop.ui.widgets.layouts import box, column, row
from roadmap_desktop.ui.widgets.text import Text

FOLDER = "export"
DOCUMENT = "export.document"
LAST = "export.last"


class ExportForm(QWidget):
    """Asks for the document, the paper and the place."""

    format_changed = Signal(object)
    """The ``Format`` that is chosen now."""

    def __init__(
        self, look: Look, open_plan: OpenPlan, settings: Settings, seen: Seen | None = None
    ) -> None:
        super().__init__()
        self._look = look
        self._plan = open_plan.plan
        self._settings = settings
        self.addendum = AddendumForm(look, open_plan)
        self.documents = QButtonGroup(self)
        self.papers = QButtonGroup(self)
        self._documents: dict[Format, Option] = {}
        self._papers: dict[Paper, Option] = {}
        self.folder = QLineEdit(self._first_folder())
        self.name = QLineEdit()
        self.folder_note, self.name_note = (Text(look, "", "body", "error") for _ in range(2))
        self.print_form = PrintForm(look, self._plan, settings, seen)
        self.others = OthersForm(
            look,
            settings,
            offers_other_work=has_other_work(open_plan.assessment.schedule),
            made_from=open_plan.plan.header.made_from,
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(self._build())
        self.choose(self._first_format())
        self._papers[usual_paper(self._plan)].setChecked(True)
        self.mark(None)
        self._on_format()
        self.documents.buttonToggled.connect(self._on_toggled)
        self.print_form.changed.connect(self._on_format)
        self.others.changed.connect(self._on_format)

    # --- what is chosen ----------------------------------------------------------------------

    @property
    def format(self) -> Format:
        """The document that is chosen."""
        chosen = next(f for f, option in self._documents.items() if option.isChecked())
        if chosen.is_for_others:
            return self.others.format
        return self.print_form.format if chosen.is_timeline else chosen

    @property
    def paper(self) -> Paper:
        """The paper that is chosen."""
        return next(p for p, option in self._papers.items() if option.isChecked())

    @property
    def path(self) -> Path:
        """Where it is to be written; the ending is added where it is missing."""
        name = self.name.text().strip()
        if not name.casefold().endswith(f".{self.format.rpartition('.')[2]}"):
            name = f"{name}.{self.format}"
        return Path(self.folder.text().strip()).expanduser() / name

    def problem(self) -> tuple[QLineEdit, str] | None:
        """The field that keeps it from being written, and what to do."""
        name, folder = self.name.text().strip(), self.folder.text().strip()
        if not folder:
            return self.folder, self.tr("No folder is named; press Choose… or write one.")
        if not Path(folder).expanduser().is_absolute():
            return self.folder, self.tr(
                "“{folder}” is only a part of a folder's name; press Choose… to find it."
            ).format(folder=folder)
        if not name.removesuffix(f".{self.format}"):
            return self.name, self.tr("The file has no name; write one.")
        if "/" in name or "\\" in name:
            return self.name, self.tr("A file's name has no slash in it; choose the folder above.")
        return None

    def choose(self, format_: Format) -> None:
        """Choose a document."""
        if format_.is_timeline:
            self.print_form.choose(format_)
            format_ = Format.TIMELINE
        if format_.is_for_others:
            self.others.choose(format_)
            format_ = Format.CALENDAR
        self._documents[format_].setChecked(True)

    def focus_first(self) -> None:
        """Give the focus to the chosen document."""
        next(option for option in self._documents.values() if option.isChecked()).setFocus()

    def remember(self) -> None:
        """Begin with the same document and folder the next time."""
        self._settings.keep_note(DOCUMENT, self.format.value)
        self._settings.keep_note(self._last, f"{self.format.value} {self.path}")
        self.print_form.remember()
        self.others.remember()
        self._settings.remember_folder(FOLDER, self.path.parent)

    def recall(self) -> bool:
        """Choose what this plan was written as last, and where; False where it never was."""
        format_, _, path = self._settings.note(self._last).partition(" ")
        if format_ not in set(Format) or not path:
            return False
        self.choose(Format(format_))
        self.folder.setText(str(Path(path).parent))
        self.name.setText(Path(path).name)
        return True

    @property
    def _last(self) -> str:
        """The note about what this plan was written as last."""
        return f"{LAST}.{self._plan.id}"

    def mark(self, field: QLineEdit | None, sentence: str = "") -> None:
        """Mark the field something is wrong with, and only that one; say it below the field."""
        for one, note in ((self.folder, self.folder_note), (self.name, self.name_note)):
            wrong = one is field
            note.setText(sentence if wrong else "")
            note.setVisible(wrong)
            if bool(one.property("problem")) != wrong:
                one.setProperty("problem", wrong)
                one.style().unpolish(one)
                one.style().polish(one)

    # --- building ----------------------------------------------------------------------------

    def _build(self) -> QVBoxLayout:
        look = self._look
        for format_, title, second in self._kinds():
            option = Option(look, title, second)
            self._documents[format_] = option
            self.documents.addButton(option)
        papers = ((Paper.A4, "A4", "210 × 297 mm"), (Paper.LETTER, "Letter", "8.5 × 11 in"))
        for paper, title, second in papers:
            option = Option(look, title, second)
            option.setAccessibleName(self.tr("Paper: {name}").format(name=title))
            self._papers[paper] = option
            self.papers.addButton(option)
        self.paper_part = box(
            column(
                look,
                Text(look, self.tr("Paper"), "body", "", 600),
                row(look, *((option, 1) for option in self._papers.values())),
                gap=4,
                pad=(0, 8, 0, 0),
            )
        )
        choose = Button(look, self.tr("&Choose…"), "plain", "folder-open", self._choose_folder)
        choose.setAccessibleName(self.tr("Choose the folder"))
        return column(
            look,
            Text(look, self.tr("Document"), "body", "", 600),
            *self._documents.values(),
            self.addendum,
            self.paper_part,
            self.print_form,
            self.others,
            8,
            self._labelled(self.tr("&Folder"), self.folder),
            row(look, (self.folder, 1), choose),
            self.folder_note,
            4,
            self._labelled(self.tr("File &name"), self.name),
            self.name,
            self.name_note,
            None,
            gap=6,
        )

    def _kinds(self) -> tuple[tuple[Format, str, str], ...]:
        addendum = (
            Format.ADDENDUM,
            self.tr("Addendum to the plan"),
            self.tr("What has moved since a baseline or the last step, to sign anew."),
        )
        kinds = self._usual_kinds()
        return (kinds[0], addendum, *kinds[1:]) if self.addendum.can_be_made else kinds

    def _usual_kinds(self) -> tuple[tuple[Format, str, str], ...]:
        return (
            (
                Format.PDF,
                self.tr("Plan as PDF"),
                self.tr("To read, print and sign: every page carries number, date and status."),
            ),
            (
                Format.XLSX,
                self.tr("Workbook for Excel"),
                self.tr("To work with: timeline, checklists, risks and logs as sheets."),
            ),
            (
                Format.TIMELINE,
                self.tr("Timeline alone"),
                self.tr("To hang up or hand round: bars, gates and dates, up to A3."),
            ),
            (
                Format.CALENDAR,
                self.tr("Timeline for other programs"),
                self.tr("A calendar, MS Project and its peers, or a plain table."),
            ),
            (
                Format.ROADMAP,
                self.tr("Plan file to hand over"),
                self.tr("For someone who has this program too: the whole plan with its history."),
            ),
            (
                Format.JSON,
                self.tr("Data as JSON"),
                self.tr("For other programs: everything you entered, nothing computed."),
            ),
        )

    def _labelled(self, words: str, field: QLineEdit) -> Text:
        label = Text(self._look, words, "body", "", 600)
        label.setBuddy(field)
        field.setAccessibleName(words.replace("&", ""))
        return label

    # --- what happens ------------------------------------------------------------------------

    def _first_format(self) -> Format:
        noted = self._settings.note(DOCUMENT)
        if noted not in set(Format):
            return Format.PDF
        format_ = Format(noted)
        known = format_.is_timeline or format_.is_for_others or format_ in self._documents
        return format_ if known else Format.PDF

    def _first_folder(self) -> str:
        kept = self._settings.folder(FOLDER)
        if kept and Path(kept).is_dir():
            return kept
        place = QStandardPaths.StandardLocation.DocumentsLocation
        found = QStandardPaths.writableLocation(place)
        return found if found and Path(found).is_dir() else str(Path.home())

    def _choose_folder(self) -> None:
        found = QFileDialog.getExistingDirectory(
            self, self.tr("Folder for the document"), self.folder.text()
        )
        if found:
            self.folder.setText(str(Path(found)))

    def _on_toggled(self, option: QWidget, on: bool) -> None:
        del option
        if on:
            self._on_format()

    def _on_format(self) -> None:
        """Another ending; a name that was written by hand stays."""
        chosen = self.format
        suggested = {file_name(self._plan, f) for f in Format}
        typed = self.name.text().strip()
        if not typed or typed in suggested:
            self.name.setText(file_name(self._plan, chosen))
        else:
            stem = typed
            endings = {*Format, *(format_.rpartition(".")[2] for format_ in Format)}
            for ending in sorted(endings, key=len, reverse=True):
                stem = stem.removesuffix(f".{ending}")
            self.name.setText(f"{stem}.{chosen}")
        self.paper_part.setVisible(chosen in (Format.PDF, Format.ADDENDUM))
        self.addendum.setVisible(chosen is Format.ADDENDUM)
        self.print_form.setVisible(chosen.is_timeline)
        self.others.setVisible(chosen.is_for_others)
        self.format_changed.emit(chosen)

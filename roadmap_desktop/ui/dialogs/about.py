"""What this program is, where it keeps its data, and whose work it stands on."""

from __future__ import annotations

import platform
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, QUrl, qVersion
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QLayout, QPlainTextEdit, QStackedWidget, QWidget

from roadmap_desktop import __version__
from roadmap_desktop.ui.dialogs.credits import Credit, credited
from roadmap_desktop.ui.dialogs.page_dialog import Foot, PageDialog, page
from roadmap_desktop.ui.theme.look import Look
from roadmap_desktop.ui.widgets.banner import Banner
from roadmap_desktop.ui.widgets.buttons import Button
from roadmap_desktop.ui.widgets.layouts import box, clear, column, frame, line, row
from roadmap_desktop.ui.widgets.text import Heading, Text, icon_label

WIDE = QSize(760, 700)


class AboutDialog(PageDialog):
    """Version, place of the data, licences to read."""

    def __init__(self, look: Look, store: Path, notice: str, parent: QWidget | None = None) -> None:
        super().__init__(look, self.tr("About Roadmap Desktop"), parent, WIDE)
        self._store = store
        self.notes = column(look, gap=0)
        self.credits = credited(look.icons.parent)
        self.licence_name = Heading(look, "", "heading")
        self.licence = QPlainTextEdit()
        self.licence.setReadOnly(True)
        self.licence.setTabChangesFocus(True)
        self.stack = QStackedWidget()
        self.stack.addWidget(page(look, self._content(notice)))
        reader = column(look, self.licence_name, (self.licence, 1), gap=12, pad=(24, 20, 24, 20))
        self.stack.addWidget(box(reader))
        self.foot = Foot(look)
        self.fill(self.stack, self.foot, grows=self.stack)
        self.show_facts()
        self.heading.setFocus()

    def _content(self, notice: str) -> QLayout:
        look = self.look
        self.heading = Heading(look, "Roadmap Desktop")
        version = self.tr("Version {version}, with Qt {qt} and Python {python}").format(
            version=__version__, qt=qVersion(), python=platform.python_version()
        )
        offline = row(
            look,
            column(look, 1, icon_label(look, "lock", "muted", 18), None, gap=0),
            (
                Text(
                    look,
                    self.tr(
                        "It never goes online: no account, no update check, no statistics."
                        " What you enter stays on this computer."
                    ),
                ),
                1,
            ),
            gap=10,
        )
        place = Text(look, str(self._store).replace("/", "/\u200b"), "body", "", 600)
        place.setAccessibleName(str(self._store))
        folder = Button(look, self.tr("Open the &folder"), "plain", "folder-open", self.open_folder)
        where = column(
            look,
            Text(look, self.tr("All plans lie in one file"), "body", "muted"),
            place,
            4,
            row(look, folder, None),
            gap=2,
            pad=(20, 14, 20, 14),
        )
        return column(
            look,
            self.heading,
            Text(look, version, "body", "muted"),
            self.notes,
            offline,
            frame("sheet", where),
            Text(look, self._noticed(notice), "body", "muted"),
            8,
            Text(look, self.tr("Made with the work of others"), "lead", "", 600),
            Text(
                look,
                self.tr(
                    "The program itself is under the MIT licence. Qt is used under the LGPL and"
                    " may be replaced by another build of it."
                ),
                "body",
                "muted",
            ),
            self._credits(),
            gap=10,
        )

    def _noticed(self, notice: str) -> str:
        return self.tr("Printed on each document: “{notice}”").format(notice=notice)

    def _credits(self) -> QWidget:
        look = self.look
        rows = column(look, gap=0, pad=(1, 1, 1, 1))
        for place, credit in enumerate(self.credits):
            if place:
                rows.addWidget(line())
            name = f"{credit.name} {credit.version}".strip()
            words = self.tr("{licence}, for {purpose}").format(
                licence=credit.licence, purpose=credit.purpose
            )
            read = Button(look, self.tr("Read it"), "quiet", pressed=partial(self.read, credit))
            read.setAccessibleName(self.tr("Read the licence of {name}").format(name=credit.name))
            said = column(
                look, Text(look, name, "body", "", 600), Text(look, words, "body", "muted"), gap=1
            )
            rows.addWidget(box(row(look, (said, 1), read, pad=(20, 6, 12, 6))))
        return frame("sheet", rows)

    # --- showing -----------------------------------------------------------------------------

    def show_facts(self) -> None:
        """The first page."""
        self.stack.setCurrentIndex(0)
        close = Button(self.look, self.tr("&Close"), "primary", pressed=self.accept)
        self.foot.show_parts(close)
        self.primary = close

    def read(self, credit: Credit) -> None:
        """Show a licence."""
        self._came_from = self.focusWidget()
        self.licence_name.setText(credit.name)
        self.licence.setAccessibleName(self.tr("Licence of {name}").format(name=credit.name))
        self.licence.setPlainText(
            credit.text()
            or self.tr(
                "{licence}. This installation has no copy of its text; the library's package"
                " has one."
            ).format(licence=credit.licence)
        )
        self.stack.setCurrentIndex(1)
        back = Button(self.look, self.tr("&Back"), "primary", "arrow-left", self._back)
        self.foot.show_parts(back)
        self.primary = back
        self.licence_name.setFocus()

    def _back(self) -> None:
        self.show_facts()
        if self._came_from is not None:
            self._came_from.setFocus()

    def open_folder(self) -> None:
        """Show the store's folder in the desktop's own program."""
        clear(self.notes)
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._store.parent))):
            words = self.tr("This computer names no program that opens folders.")
            self.notes.addWidget(Banner(self.look, "info", words))

    def reject(self) -> None:
        """Esc leads from a licence back, then out."""
        if self.stack.currentIndex() == 1:
            self._back()
        else:
            super().reject()

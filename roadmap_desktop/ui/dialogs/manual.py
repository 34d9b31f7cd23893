"""The manual of the program itself: how it saves, prints, hands over, and its keys."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from roadmap_desktop.ui.action_table import action_table, menu_titles
from roadmap_desktop.ui.dialogs.help_topic import HelpTopic, head, keys, text
from roadmap_desktop.ui.dialogs.manual_timeline import timeline_keys, timeline_topics

KEYBOARD = "keyboard"


def _t(words: str) -> str:
    return QCoreApplication.translate("Manual", words)


def manual_topics() -> tuple[HelpTopic, ...]:
    """What one may want to know about the program."""
    group = _t("Using the program")

    def topic(topic_id: str, title: str, *paragraphs: str) -> HelpTopic:
        return HelpTopic(
            id=topic_id, group=group, title=title, parts=tuple(text(p) for p in paragraphs)
        )

    return (
        topic(
            "program.begin",
            _t("Making a plan"),
            _t(
                "Press New plan. Eight short pages with at most 24 questions follow; most are a"
                " choice or a suggestion to take over. Everything else gets a value that is marked"
                " 'assumed', so that you see it and can change it."
            ),
            _t(
                "You may stop at any page and come back later. At the end you check your answers"
                " and see when what happens."
            ),
        ),
        topic(
            "program.saving",
            _t("Saving, undo and what happens when the power fails"),
            _t(
                "There is no Save button. Leaving a field or pressing Continue saves it; the"
                " header says when. What you are typing is kept every two seconds, too."
            ),
            _t(
                "Undo takes back one step at a time, even after a restart. History lists all"
                " steps with who and when, and can go back to any of them."
            ),
        ),
        topic(
            "program.interview",
            _t("Going deeper than Quick plan"),
            _t(
                "Interview lists short sections. Take them in any order; half done is fine."
                " 'Not sure yet' makes an open item with a name on it. An answer marked 'assumed'"
                " can be accepted or changed."
            ),
            _t(
                "How many questions there are depends on how deep the plan goes: light, standard"
                " or formal. Overview says which answers decided that."
            ),
        ),
        topic(
            "program.gates",
            _t("Deciding at a gate"),
            _t(
                "Gates are taken in order. For each you see which evidence is there, claimed or"
                " missing. The decision gets a name, a date and a reason; all of it is printed."
            ),
            _t(
                "A decision may be recorded although evidence is missing; what is missing then"
                " stands beside it."
            ),
        ),
        *timeline_topics(group),
        topic(
            "program.documents",
            _t("Documents and printing"),
            _t(
                "Export writes the plan as PDF to sign, as a workbook for Excel, as a plan file"
                " for someone who has this program, or as data. What is still open is shown"
                " before, and listed in the document."
            ),
            _t(
                "Print preview shows the pages exactly as the PDF has them. Paper is A4, in the"
                " United States and Canada Letter; Export lets you choose."
            ),
        ),
        topic(
            "program.handing_over",
            _t("Giving a plan to someone else"),
            _t(
                "Export it as a plan file (.roadmap) and send that. Whoever opens it, or drags it"
                " onto the window, gets the plan as it is with its history. Both copies then live"
                " on their own."
            ),
        ),
        topic(
            "program.backups",
            _t("Backups and where everything lies"),
            _t(
                "All plans lie in one file on this computer; About says where. A backup is made"
                " each day the program is used, and before anything risky. Each one is opened"
                " again to see that it is whole."
            ),
            _t(
                "Restore from a backup shows what a backup holds before you choose it. The state"
                " you leave is kept as well."
            ),
        ),
        topic(
            "program.erasing",
            _t("Erasing a client"),
            _t(
                "Deleting a plan can be undone. Erasing a client for good cannot: the plans, their"
                " history and what was typed are removed, and the backups that still hold them are"
                " named, so that you can remove those too."
            ),
        ),
        topic(
            "program.offline",
            _t("What leaves this computer"),
            _t(
                "Nothing. The program never goes online: no account, no update check, no"
                " statistics. Documents go where you write them."
            ),
        ),
    )


def keyboard_topic(keys_of: Callable[[str], str]) -> HelpTopic:
    """The sheet of keys; ``keys_of`` knows those the user has changed."""
    parts = []
    specs = action_table()
    for menu, title in menu_titles().items():
        found = [(s.plain_text, keys_of(s.id)) for s in specs if s.menu == menu]
        if used := [(words, sequence) for words, sequence in found if sequence]:
            parts += [head(title.replace("&", "")), keys(used)]
    parts += [
        head(_t("Answering")),
        keys(
            (
                (_t("Continue"), "Ctrl+Enter"),
                (_t("Back"), "Alt+Left"),
                (_t("Help on this question"), keys_of("help")),
            )
        ),
        head(_t("In a table of rows")),
        keys(
            (
                (_t("Change a cell"), "F2"),
                (_t("What is suggested"), "F4"),
                (_t("A new row"), "Ins"),
                (_t("Remove the row"), "Del"),
                (_t("Move the row"), "Alt+Up, Alt+Down"),
            )
        ),
        head(_t("On the timeline")),
        keys(timeline_keys()),
        head(_t("Everywhere")),
        keys(
            (
                (_t("Next, previous field"), "Tab, Shift+Tab"),
                (_t("Choose"), _t("Enter or Space")),
                (_t("Close a dialog"), "Esc"),
            )
        ),
    ]
    return HelpTopic(
        id=KEYBOARD,
        group=_t("Using the program"),
        title=_t("Keyboard"),
        second=_t("Menu keys can be changed under Edit, Keyboard shortcuts."),
        parts=tuple(parts),
    )

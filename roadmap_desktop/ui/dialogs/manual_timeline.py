"""The manual's pages about the timeline, and its keys."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from roadmap_desktop.ui.dialogs.help_topic import HelpTopic, text


def _t(words: str) -> str:
    return QCoreApplication.translate("Manual", words)


def timeline_topics(group: str) -> tuple[HelpTopic, ...]:
    """Changing dates, comparing, and what other programs give and take."""

    def topic(topic_id: str, title: str, *paragraphs: str) -> HelpTopic:
        return HelpTopic(
            id=topic_id, group=group, title=title, parts=tuple(text(p) for p in paragraphs)
        )

    return (
        topic(
            "program.timeline",
            _t("Changing dates on the timeline"),
            _t(
                "Take hold of a bar and move it, or its edge to make it longer or shorter. A phase"
                " takes its tasks along; its edge stretches them. While you hold it, the strip at"
                " the foot of the chart says what else moves. Let go to keep it, Esc leaves all as"
                " it was; one undo takes it back."
            ),
            _t(
                "By keyboard: Alt with Left or Right takes hold of the row you are at. As long as"
                " Alt is down nothing is written. Letting go of Alt keeps it."
            ),
            _t(
                "The chosen row has a small ring before and behind its bar. Draw from a ring to"
                " another row to let that one wait; by keyboard press Ctrl+L, go to the row that"
                " waits, and press Ctrl+L again; pressed twice where it begins, it takes the next"
                " kind of link. A row that cannot start earlier says what it"
                " waits for."
            ),
            _t(
                "Click the line of a link to choose it: Del takes it away, a double click or Enter"
                " changes its kind and the days between. Ctrl+Shift+L lists the links of a row. A"
                " double click on a bar, or F2, edits its name."
            ),
            _t(
                "Gates stand where their phases put them: move the phase, or its edge. A gate at"
                " the end of a phase takes that end along."
            ),
        ),
        topic(
            "program.timeline_table",
            _t("The table beside the bars"),
            _t(
                "F2 changes a cell. Dates may be typed as you write them, or as +3d, -1w, day 30,"
                " today; lengths as 5d, 2w, or 10ed for days that run through weekends. 'Waits"
                " for' takes row numbers such as 3;5SS+2d. A start that links do not allow is asked"
                " about before anything is stored."
            ),
            _t(
                "Rows can be copied to a spreadsheet and pasted from one. A block without names"
                " goes over the cells from the current one on; one cell fills all selected rows."
                " Hold a row at its left edge to take it to another place; further to the right it"
                " becomes a subtask. Tasks nest five levels deep."
            ),
            _t("The line above the table filters and searches; its button shows all rows again."),
        ),
        topic(
            "program.timeline_sight",
            _t("Seeing more or less of it"),
            _t(
                "Days, Weeks, Months, Quarters and Years show a shorter or a longer stretch; Today,"
                " This month and Whole plan go there at once. Where the window is narrow they stand"
                " under Show. The slider, the wheel over the dates, and Ctrl with the wheel go"
                " anywhere between. The line below the chart says which days are in sight."
            ),
            _t(
                "With large text the table keeps the names, the dates stand beside the bars, and"
                " the bars scroll sideways to the row you choose. The line between table and bars"
                " can be moved."
            ),
            _t(
                "For a projector: Ctrl+9 writes in 28 pt, F11 gives the plan the whole screen, with"
                " the menus behind one button. Ctrl+0 and F11 bring back what was before."
            ),
        ),
        topic(
            "program.baselines",
            _t("Comparing with how it was planned"),
            _t(
                "Show, Take a baseline now keeps where every row stands today; a gate that is"
                " passed keeps the dates that were decided on. From then on a thin outline shows"
                " where a row stood, and a column of the table says by how many working days its"
                " end differs. Show, Baselines lists them with what has moved in each phase; there"
                " they are renamed and forgotten."
            ),
            _t(
                "Where gate dates move, who approved the old ones signs anew. The line that then"
                " comes up offers the addendum: two pages with every date before and after, your"
                " reason, and lines to sign. Export offers it as well, also since any baseline."
            ),
            _t(
                "Work that should have begun and has not stays where it is until you ask: Show,"
                " Push late tasks to today. What would move is told before anything is kept."
            ),
        ),
        topic(
            "program.other_programs",
            _t("Tasks from and for other programs"),
            _t(
                "Open a file also takes projects of MS Project saved as XML, and lists of tasks as"
                " CSV or Excel; or drag the file onto the window. You match the columns and see"
                " every row, and what would be different, before anything is written."
            ),
            _t(
                "Into an open plan the tasks come as other work beside its phases. Opened on Home"
                " they make a new plan: the project stands first, whole and under its own name, and"
                " the phases of the roadmap after it."
            ),
            _t(
                "Export writes the timeline for calendars, for MS Project and its peers, and as a"
                " table. What such a program cannot hold is told. A plan that was made of"
                " somebody's project goes back to them without the roadmap, unless you choose"
                " otherwise there."
            ),
        ),
    )


def timeline_keys() -> tuple[tuple[str, str], ...]:
    """What each key does on the timeline."""
    return (
        (_t("Move by a day, by a week"), "Alt+Left, Alt+Right; Ctrl+Alt"),
        (_t("Longer, shorter (on the bars)"), "Alt+Shift+Right, Alt+Shift+Left"),
        (_t("Indent, outdent (in the table)"), "Alt+Shift+Right, Alt+Shift+Left"),
        (_t("To another place"), "Alt+Up, Alt+Down"),
        (_t("Begin later, earlier, end as before"), "Ctrl+Alt+Shift+Right, Left"),
        (_t("More, less is done"), "Alt+Shift+Up, Alt+Shift+Down"),
        (_t("Link to another row"), "Ctrl+L … Ctrl+L"),
        (_t("The links of a row"), "Ctrl+Shift+L"),
        (_t("Fill down"), "Ctrl+D"),
        (_t("Change a cell"), "F2"),
        (_t("A new task, remove"), "Ins, Del"),
        (_t("Leave it as it was"), "Esc"),
        (_t("Closer, further: days, weeks, months, quarters, years"), "+, −"),
        (_t("Today, this month, the whole plan"), "F5, F6, F7"),
        (_t("All rows, find rows"), "F8, Ctrl+Shift+F"),
        (_t("Fold, unfold in the table"), "Left, Right"),
    )

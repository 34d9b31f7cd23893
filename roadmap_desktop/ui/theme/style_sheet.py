"""The style sheet; short, because what has a meaning of its own is painted by its widget."""

from __future__ import annotations

from collections.abc import Mapping

from roadmap_desktop.ui.theme.look import Look


def style_sheet(look: Look, pictures: Mapping[str, str]) -> str:
    """The application's style sheet; ``pictures`` are the files of the icons it shows, by name."""
    px, c = look.px, look.hex
    edge = c("border") if look.theme == "high" else c("rule")
    return f"""
QWidget {{ color: {c("text")}; }}
QMainWindow, QDialog, QFrame#desk, QStackedWidget {{ background: {c("surface")}; }}
QScrollArea, QScrollArea > QWidget > QWidget#desk {{ background: {c("surface")}; border: none; }}
QLabel {{ background: transparent; border: none; }}
QLabel[tone="muted"] {{ color: {c("muted")}; }}
QLabel[tone="accent"] {{ color: {c("accent")}; }}
QLabel[tone="error"] {{ color: {c("error")}; }}
QLabel[tone="success"] {{ color: {c("success")}; }}
QLabel[tone="warning"] {{ color: {c("warning")}; }}
QLabel[tone="info"] {{ color: {c("info")}; }}
QFrame#sheet {{ background: {c("raised")}; border: 1px solid {edge};
  border-radius: {px(4)}px; }}
QFrame#decision {{ background: {c("raised")}; border: 1px solid {edge};
  border-left: {px(4)}px solid {c("accent")}; }}
QFrame#card {{ background: {c("raised")}; border: 1px solid {c("border")}; }}
QFrame#head {{ background: {c("raised")}; border: none; border-bottom: 1px solid {edge}; }}
QFrame#foot {{ background: {c("raised")}; border: none; border-top: 1px solid {edge}; }}
QFrame#rail, QFrame#steps {{ background: {c("sunken")}; border: none;
  border-right: 1px solid {edge}; }}
QScrollArea#railArea, QScrollArea#railArea > QWidget > QWidget {{ background: {c("sunken")}; }}
QFrame#band {{ background: {c("sunken")}; border: none; border-bottom: 1px solid {edge};
  margin: 0 1px; }}
QFrame#line {{ background: {edge}; border: none; }}
QFrame#bannerInfo {{ background: {c("info_fill")}; border: 1px solid {c("info")};
  border-radius: {px(4)}px; }}
QFrame#bannerWarning {{ background: {c("warning_fill")}; border: 1px solid {c("warning")};
  border-radius: {px(4)}px; }}
QFrame#bannerError {{ background: {c("error_fill")}; border: 1px solid {c("error")};
  border-radius: {px(4)}px; }}
QFrame#bannerSuccess {{ background: {c("success_fill")}; border: 1px solid {c("success")};
  border-radius: {px(4)}px; }}
QMenuBar {{ background: {c("sunken")}; padding: 0 {px(8)}px; border-bottom: 1px solid {edge}; }}
QMenuBar::item {{ padding: {px(4)}px {px(10)}px; background: transparent; }}
QMenuBar::item:selected {{ background: {c("accent_fill")}; color: {c("accent")}; }}
QMenu {{ background: {c("raised")}; border: 1px solid {c("border")}; padding: {px(4)}px; }}
QMenu::item {{ padding: {px(6)}px {px(28)}px {px(6)}px {px(28)}px; }}
QMenu::icon {{ padding-left: {px(8)}px; }}
QMenu::indicator {{ width: {px(16)}px; height: {px(16)}px; left: {px(6)}px; }}
QMenu::indicator:checked {{ image: url("{pictures["check"]}"); }}
QMenu::indicator:unchecked {{ image: none; }}
QMenu::right-arrow {{ image: url("{pictures["chevron-right"]}"); width: {px(14)}px;
  height: {px(14)}px; right: {px(8)}px; }}
QMenu::item:selected {{ background: {c("accent_fill")}; color: {c("accent")}; }}
QMenu::item:disabled {{ color: {c("muted")}; }}
QMenu::separator {{ height: 1px; background: {edge}; margin: {px(4)}px {px(8)}px; }}
QToolTip {{ background: {c("raised")}; color: {c("text")}; border: 1px solid {c("border")};
  padding: {px(4)}px; }}
QPushButton {{ background: {c("raised")}; border: 1px solid {c("border")};
  border-radius: {px(4)}px; padding: {px(7)}px {px(14)}px; outline: 0; }}
QPushButton:hover {{ background: {c("accent_fill")}; border-color: {c("accent")}; }}
QPushButton#primary {{ background: {c("accent")}; color: {c("on_accent")};
  border: 1px solid {c("accent")}; padding: {px(7)}px {px(20)}px; }}
QPushButton#primary:hover {{ background: {c("accent_hover")}; }}
QPushButton#quiet {{ background: transparent; border: 1px solid transparent;
  color: {c("accent")}; padding: {px(6)}px {px(8)}px; }}
QPushButton#quiet:hover {{ background: {c("accent_fill")}; }}
QPushButton#flush {{ background: transparent; border: none; color: {c("accent")};
  padding: {px(3)}px {px(8)}px {px(3)}px 0; text-align: left; }}
QPushButton#flush:hover {{ color: {c("accent_hover")}; text-decoration: underline; }}
QPushButton#find {{ color: {c("muted")}; text-align: left; padding: {px(6)}px {px(10)}px; }}
QPushButton#segment {{ border-radius: 0; padding: {px(5)}px {px(12)}px; margin: 0; }}
QPushButton#segment:checked {{ background: {c("accent_fill")}; border: 1px solid {c("accent")};
  color: {c("accent")}; }}
QToolButton {{ border: 1px solid transparent; border-radius: {px(4)}px; padding: {px(5)}px;
  background: transparent; }}
QToolButton:hover {{ background: {c("accent_fill")}; }}
QToolButton#place {{ border-radius: 0; border: none; border-left: {px(3)}px solid transparent;
  padding: {px(3)}px 0; }}
QToolButton#place:checked {{ border-left: {px(3)}px solid {c("accent")};
  background: {c("raised")}; color: {c("accent")}; }}
QLineEdit, QPlainTextEdit, QComboBox, QAbstractSpinBox {{ background: {c("raised")};
  border: 1px solid {c("border")}; border-radius: {px(4)}px; padding: {px(6)}px {px(8)}px;
  selection-background-color: {c("accent")}; selection-color: {c("on_accent")};
  placeholder-text-color: {c("muted")}; }}
QLineEdit, QComboBox, QAbstractSpinBox {{ min-height: {px(22)}px; max-height: {px(22)}px; }}
QLineEdit[problem="true"], QPlainTextEdit[problem="true"], QComboBox[problem="true"] {{
  border: {px(2)}px solid {c("error")}; }}
QLineEdit#palette {{ border: none; min-height: {px(32)}px; max-height: {px(32)}px; }}
QComboBox::drop-down {{ border: none; width: {px(28)}px; }}
QComboBox::down-arrow {{ image: url("{pictures["chevron-down"]}"); width: {px(16)}px;
  height: {px(16)}px; }}
QComboBox QAbstractItemView {{ background: {c("raised")}; border: 1px solid {c("border")};
  selection-background-color: {c("accent_fill")}; selection-color: {c("accent")}; outline: none; }}
QAbstractItemView {{ background: {c("raised")}; border: none; outline: none;
  selection-background-color: {c("accent_fill")}; selection-color: {c("text")}; }}
QTableView {{ gridline-color: {edge}; border: 1px solid {edge};
  border-radius: {px(4)}px; }}
QTableView::item {{ padding: {px(4)}px {px(6)}px; }}
QTableView QLineEdit, QTableView QComboBox {{ border-radius: 0; padding: 0 {px(4)}px;
  min-height: 0; max-height: {px(600)}px; }}
QHeaderView {{ background: {c("sunken")}; }}
QHeaderView::section {{ background: {c("sunken")}; color: {c("muted")}; border: none;
  border-bottom: 1px solid {edge}; padding: {px(6)}px {px(8)}px; font-weight: 600; }}
QTableCornerButton::section {{ background: {c("sunken")}; border: none; }}
QProgressBar {{ background: {c("raised")}; border: 1px solid {c("border")};
  border-radius: {px(2)}px; max-height: {px(8)}px; }}
QProgressBar::chunk {{ background: {c("accent")}; }}
QSlider::groove:horizontal {{ height: {px(4)}px; background: {c("border")};
  border-radius: {px(2)}px; }}
QSlider::handle:horizontal {{ width: {px(16)}px; margin: -{px(6)}px 0;
  border-radius: {px(8)}px; background: {c("accent")}; }}
QCheckBox, QRadioButton {{ spacing: {px(8)}px; background: transparent; }}
QCheckBox::indicator, QRadioButton::indicator {{ width: {px(18)}px; height: {px(18)}px; }}
QScrollBar:vertical {{ background: transparent; width: {px(12)}px; margin: 0; }}
QScrollBar:horizontal {{ background: transparent; height: {px(12)}px; margin: 0; }}
QScrollBar::handle:vertical {{ background: {c("border")}; border-radius: {px(3)}px;
  min-height: {px(32)}px; margin: {px(3)}px; }}
QScrollBar::handle:horizontal {{ background: {c("border")}; border-radius: {px(3)}px;
  min-width: {px(32)}px; margin: {px(3)}px; }}
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page {{
  height: 0; width: 0; background: none; }}
QSplitter::handle {{ background: {edge}; }}
"""

"""Which field a question gets."""

from __future__ import annotations

from roadmap_desktop.domain.content.questions import QuestionKind as Kind
from roadmap_desktop.ui.answering.choice_fields import (
    FEW,
    ListField,
    ManyOfField,
    OneOfField,
    PersonField,
    YesNoField,
)
from roadmap_desktop.ui.answering.date_field import DateField
from roadmap_desktop.ui.answering.field import AnswerField, Asked
from roadmap_desktop.ui.answering.measure_field import MeasureField
from roadmap_desktop.ui.answering.suggested_rows import SuggestedRowsField
from roadmap_desktop.ui.answering.text_fields import LineField, LongField, NumberField


def quick_field(asked: Asked) -> AnswerField:
    """The field of a question in Quick plan: choices and suggestions before typing."""
    if asked.question.kind is Kind.ROWS:
        if asked.question.suggestions == "criteria":
            return MeasureField(asked)
        return SuggestedRowsField(asked)
    return plain_field(asked)


def plain_field(asked: Asked) -> AnswerField:
    """The field of a question that is answered as a whole."""
    match asked.question.kind:
        case Kind.ONE_OF:
            return OneOfField(asked) if len(asked.choices) <= FEW else ListField(asked)
        case Kind.MANY_OF:
            return ManyOfField(asked)
        case Kind.YES_NO:
            return YesNoField(asked)
        case Kind.NUMBER:
            return NumberField(asked)
        case Kind.DATE:
            return DateField(asked)
        case Kind.PERSON:
            return PersonField(asked)
        case Kind.TEXT if asked.question.optional or asked.question.id.endswith(
            (".name", ".title")
        ):
            return LineField(asked)
        case _:
            return LongField(asked)

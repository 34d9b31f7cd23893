"""Which words say something: 'use AI' and 'improve efficiency' are met with a request (S0-22).

The check is a coarse sieve for words that say nothing. A word it does not know counts as
specific, so that the wording of a trade, or another language, never raises a false alarm.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from enum import StrEnum
from types import MappingProxyType


class Kind(StrEnum):
    """What a text is meant to say."""

    WORK = "work"
    OUTPUT = "output"
    LIMIT = "limit"
    GOAL = "goal"
    METRIC = "metric"
    TRIGGER = "trigger"


_WORD = re.compile(r"[^\W_]+(?:['’.,][^\W_]+)*", re.UNICODE)
_NUMBER = re.compile(
    r"\d|\b(one|two|three|four|five|six|seven|eight|nine|ten|twelve|half|halve|third|quarter|"
    r"double|twice|once|every|each|any|no|never|first)\b"
)
_PLACEHOLDER = re.compile(
    r"^\W*(tbd|tba|todo|n/?a|none|nothing|nil|null|no|yes|x+|test|asdf|unknown|not sure|"
    r"don'?t know|dunno|later|to be (defined|decided|confirmed)|see above|same|whatever|"
    r"anything|everything|something|ok|various|misc|etc)?\W*$"
)


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_GLUE = _words(
    """a an the this that these those it its and or but not of for to in on at by with from into as
    than then so such via per up out off over under about is are was were be been being am
    do does did doing done have has had having will would can could shall should may might
    must i we you he she they them us our ours your yours their my me his her who which what
    when where how why all any some each every both few many much most other others own same
    just also too very really quite etc eg ie if else there here while during after before
    until without within between through across against let lets let's don't doesn't isn't
    won't can't like want wants wanted need needs try tries trying start starting begin get
    gets getting got go going make makes making made give gives giving given take takes
    taking keep keeps put use uses used using usage utilise utilize utilising leverage
    leveraging apply applying employ"""
)
_AI = _words(
    """ai a.i ki artificial intelligence chatgpt gpt copilot gemini claude llm llms chatbot
    chatbots bot bots genai generative machine learning model models assistant assistants
    tool tools technology technologies tech software app apps digital agent agents platform
    solution solutions system systems automation automate automated automating automatically"""
)
_LOFTY = _words(
    """improve improves improved improving improvement improvements increase increases increased
    increasing boost boosts boosting enhance enhances enhanced enhancing optimise optimize
    optimised optimising optimizing optimisation streamline streamlining accelerate
    transform transforming transformation modernise modernize modernising innovate
    innovation innovative digitalise digitise digitalisation revolutionise empower enable
    enabling support supports supporting help helps helping assist assists assisting become
    implement implementing introduce introducing adopt adopting explore exploring experiment
    experimenting play embrace harness drive driving deliver grow growth scale scaling speed
    better best good great nice easy easier easily fast faster quick quicker quickly smart
    smarter new newer modern efficient efficiently effective effectively effectiveness
    efficiency efficiencies productive productively productivity more less fewer higher
    lower adoption engagement innovations success successful successfully value values
    benefit benefits impact results result outcome outcomes performance quality potential
    possibilities opportunity opportunities competitive competitiveness useful usefulness
    helpful happy happier satisfied satisfaction excited excitement wow amazing impressive
    perfect ideal valuable overall simpler simplify simple reduce reduces reduced reducing
    save saves saving savings work works working worked job jobs task tasks thing things
    stuff business businesses company companies firm firms organisation organization office
    operation operations process processes procedure procedures workflow workflows activity
    activities productivity everyday day daily life general generally generic different
    various area areas department departments everything anything something everyone
    everybody anyone someone people person staff employees employee team teams colleagues
    users user ourselves internally possible wherever whenever whatever useful ways way
    purposes purpose goals goal time money cost costs effort stress hassle ahead future"""
)
_FIELDS = _words(
    """marketing sales admin administration administrative hr finance finances accounting accounts
    bookkeeping service services communication communications office social media paperwork
    documents documentation content research ideas brainstorming creativity analysis
    analytics insights data information management planning strategy customer customers
    client clients support logistics production it back-office backoffice"""
)
_BARE_OUTPUT = _words(
    """text texts content contents output outputs answer answers response responses result results
    draft drafts document documents report reports information info data ideas insights
    suggestions suggestion recommendation recommendations help support material materials
    words writing"""
)
_EMPTY_LIMITS = _words(
    """no mistake mistakes error errors bad badly wrong illegal careful carefully care sensible
    sensibly responsible responsibly common sense stupid silly harmful harm risky risk risks
    dangerous inappropriate unethical ethical ethics safe safely legal legally law laws
    rules limits limit restrictions restriction problem problems trouble allowed not never
    nothing anything"""
)
_EMPTY_TRIGGERS = _words(
    """bad badly wrong poor poorly worse worst problem problems issue issues trouble fail fails
    failed failing failure failures mistake mistakes error errors unhappy dissatisfied
    complain complaints often frequently too lot lots enough unacceptable acceptable high
    low big large serious seriously slow rework risky risk risks quality accuracy accurate
    inaccurate unreliable reliable doesn't isn't not work works happens happen occur occurs
    significant significantly expected expectations feel feels feeling think thinks
    necessary needed cost costs output outputs result results"""
)
_MEASURING = _words(
    """hour hours minute minutes min mins second seconds day days week weeks month months euro
    euros pound pounds dollar dollars eur gbp usd chf £ € $"""
)
_COUNTABLE = _words("rate ratio share percentage number count median average")
_FEELINGS = re.compile(
    r"\b(lik(e|es|ed|ing)|love[sd]?|loving|enjoy(s|ed|ing)?|excite[a-z]*|enthusias[a-z]*|"
    r"impress[a-z]*|happy|happier|happiness|satisf[a-z]*|positive (feedback|feeling|reaction)s?|"
    r"(good|great) (feedback|feeling|impression)s?|thumbs up|morale|wow|popular[a-z]*|mood|"
    r"feel[a-z]*|feedback|sentiment|nps)\b"
)
_USAGE = re.compile(
    r"\b(usage|adoption|adopt(s|ed|ing)?|log-?ins?|logins|licen[cs]es? (used|assigned)|"
    r"active users|users? (per|a|each|who)|(people|staff|employees|colleagues|carers|bookkeepers)"
    r" (who )?(use|using|log)|how (often|many|much)( \w+){0,3} us(e|es|ed|ing)|"
    r"times (it is |it was )?used|prompts?( sent| written)?|sessions|clicks|seats)\b"
)
_RATING = _words("rating ratings score scores survey surveys out points point stars 1-5 pilot")
_PLACES = _words(
    """shop shops store stores bakery café cafe workshop practice clinic agency studio restaurant
    hotel garage salon kitchen warehouse industry market sector world site branch"""
)
_COUNTED_ALONE = _words("error errors fallback latency complaints mistakes saved")
_PLAIN_NUMBER = re.compile(r"^[\d.,:%]+$")
_BASE = _GLUE | _AI | _LOFTY
_LIKING = re.compile(
    r"\b(like[sd]?|love[sd]?|enjoy(s|ed)?|excited|enthusiastic|impressed|happy|popular|"
    r"positive (feedback|mood)|good (feedback|feeling|mood|impression)|great|cool|fun|promising|"
    r"wants? (to keep )?it|feels? good)\b"
)


def is_placeholder(text: str) -> bool:
    """Nothing was said: empty, or a word such as 'tbd', 'none', 'n/a'."""
    return not text.strip() or bool(_PLACEHOLDER.match(text.strip().lower()))


def _spoken(text: str) -> list[str]:
    lowered = text.lower().replace("e-mail", "email").replace("’", "'")
    return _WORD.findall(lowered)


def _telling(text: str, empty: frozenset[str]) -> frozenset[str]:
    """The words that say something once the empty ones and plain numbers are gone."""
    return frozenset(w for w in _spoken(text) if w not in empty and not _PLAIN_NUMBER.match(w))


def says_nothing(text: str, kind: Kind) -> bool:
    """True when the text is too vague to plan or decide anything by."""
    return is_placeholder(text) or _SAYS_NOTHING[kind](text)


def _vague_work(text: str) -> bool:
    telling = _telling(text, _BASE | _FIELDS | _PLACES)
    fields = _FIELDS & set(_spoken(text))
    return len(telling) + min(len(fields), 1) < 2 or not telling


def _vague_output(text: str) -> bool:
    return not _telling(text, _BASE | _BARE_OUTPUT)


def _vague_limit(text: str) -> bool:
    return not _telling(text, _GLUE | _AI | _EMPTY_LIMITS)


def _vague_goal(text: str) -> bool:
    measured = bool(_NUMBER.search(text.lower())) and bool(_MEASURING & set(_spoken(text)))
    return not measured and not _telling(text, _BASE | _FIELDS | _PLACES)


def _vague_metric(text: str) -> bool:
    said = set(_spoken(text))
    if said & (_MEASURING | _COUNTED_ALONE):
        return False
    return not _telling(text, _BASE | _FIELDS | _COUNTABLE)


def _vague_trigger(text: str) -> bool:
    measured = bool(_NUMBER.search(text.lower()))
    return not measured and not _telling(text, _BASE | _FIELDS | _EMPTY_TRIGGERS)


_SAYS_NOTHING: Mapping[Kind, Callable[[str], bool]] = MappingProxyType(
    {
        Kind.WORK: _vague_work,
        Kind.OUTPUT: _vague_output,
        Kind.LIMIT: _vague_limit,
        Kind.GOAL: _vague_goal,
        Kind.METRIC: _vague_metric,
        Kind.TRIGGER: _vague_trigger,
    }
)


def speaks_of_feelings_or_use_only(metric: str) -> bool:
    """The measure is excitement or usage, which prove no success by themselves (S0-32, S1-2)."""
    lowered = metric.lower()
    rest = _telling(_USAGE.sub(" ", _FEELINGS.sub(" ", lowered)), _BASE | _FIELDS | _COUNTABLE)
    spoke = bool(_FEELINGS.search(lowered) or _USAGE.search(lowered))
    return spoke and len(rest - _RATING) < 2


def speaks_of_liking_only(reason: str) -> bool:
    """A decision's reason says that people liked it and nothing else (S0-41)."""
    lowered = reason.lower()
    rest = _telling(_LIKING.sub(" ", lowered), _BASE | _FIELDS)
    return bool(_LIKING.search(lowered)) and not re.search(r"\d", lowered) and len(rest) < 3

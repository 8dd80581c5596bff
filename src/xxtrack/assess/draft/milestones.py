"""What a clause promises without a figure: whole counts said in words, and things to be finished by a day."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from xxtrack.assess.draft import words
from xxtrack.assess.draft.answering import subject_of
from xxtrack.assess.draft.clauses import parts, with_shared_words
from xxtrack.assess.draft.dates import Day, day_in
from xxtrack.assess.draft.names import tidy, without_date
from xxtrack.model.draft import DraftItem, DraftTerms, Range, with_bounds
from xxtrack.model.message import msg
from xxtrack.model.period import calendar_year
from xxtrack.model.plan import Measure
from xxtrack.model.target import Op


@dataclass(frozen=True, slots=True)
class Setting:
    """What the clause takes from around it."""

    terms: DraftTerms
    due: Day | None = None
    """A date that governs the whole sentence."""
    verb: str = ""
    """The verb of the part of the list before."""


def whole_counts(plain: str, span: Range, setting: Setting) -> Iterator[DraftItem]:
    """Indicators of a clause that says its number in words: 全覆盖, 杜绝, 双下降, 清零, 全部开工."""
    text = plain[slice(*span)]
    due = setting.due.on if setting.due and setting.due.stated else None
    if match := words.BOTTOM_LINE.search(text):
        yield DraftItem(
            tidy(match["what"] or "返贫"),
            span,
            with_bounds(Op.EXACTLY, Decimal(0), "起"),
            due=due,
            doubts=(msg("draft.zero"),),
        )
        return
    zeros = [part for part in text.split("、") if words.NO_MORE.search(part) and "零" in part]
    if len(zeros) == len(text.split("、")) > 1:
        for part in zeros:
            yield DraftItem(
                tidy(part), span, with_bounds(Op.EXACTLY, Decimal(0), "起" if "事故" in part else ""), due=due
            )
    elif match := words.NO_MORE.search(text):
        name = tidy(text[match.end() :] if match[0] != "零" else text[match.end() :].removesuffix("发生"))
        unit = "起" if "事故" in name else ""
        yield DraftItem(name, span, with_bounds(Op.EXACTLY, Decimal(0), unit), due=due)
    elif (match := words.BOTH_DOWN.search(text)) and (names := parts(tidy(text[: match.start()]), 2)):
        said = re.match("[0-9]+(?:\\.[0-9]+)?(?=%)", text[match.end() :])
        for name in (tidy(part).strip("“”") for part in with_shared_words(names)):
            if said:
                yield DraftItem(f"{name}下降", span, with_bounds(Op.AT_LEAST, Decimal(said[0]), "%"), due=due)
            else:
                yield DraftItem(f"{name}增长", span, with_bounds(Op.BELOW, Decimal(0), "%"), due=due)
    elif words.VAGUE.match(text) and not re.match("确保|力争|实现", text):
        return
    elif (match := words.CLEARED.search(text)) and not re.search("推进|推动|逐步", text):
        yield DraftItem(
            tidy(text[: match.start()]).removesuffix("持续"), span, with_bounds(Op.EXACTLY, Decimal(0), ""), due=due
        )
    else:
        yield from _whole_shares(text, span, due)


def _whole_shares(text: str, span: Range, due: date | None) -> Iterator[DraftItem]:
    """All of something: 全覆盖, 全部开工, 完成…化解任务."""
    if (
        (match := words.COVERED.search(text))
        and not re.search("推进|推动|逐步|加快|稳步|试点", match["what"])
        and len(match["what"]) > 2
    ):
        yield _whole(f"{tidy(match['what'])}覆盖率" if "覆盖" in match["all"] else tidy(match["what"]), span, due)
    elif match := words.ALLOTTED.search(_date_away(text)):
        yield replace(_whole(f"{tidy(match['what'].lstrip('的'))}完成率", span, due), doubts=(msg("draft.allotted"),))
    elif match := words.ALL_DONE.search(text):
        yield _whole(f"{tidy(_date_away(match['what']).rstrip('前内'))}{match['done']}率", span, due)


def _whole(name: str, span: Range, due: date | None) -> DraftItem:
    return DraftItem(name, span, with_bounds(Op.AT_LEAST, Decimal(100), "%"), due=due, measure=Measure.STOCK)


def milestones(plain: str, span: Range, setting: Setting) -> Iterator[DraftItem]:
    """Things to be begun, built, opened, issued, founded."""
    parts_of = plain[slice(*span)].split("、")
    dated = [day_in(part, setting.terms.period) for part in parts_of]
    if len(parts_of) > 1 and (
        all(words.FINISH_LAST.search(part) and len(part) > 4 for part in parts_of)
        or (all(dated) and len({day.on for day in dated if day}) > 1)
    ):
        at, thing = span[0], ""
        for part in parts_of:
            own = day_in(part, setting.terms.period)
            made = list(_milestones(part, (at, at + len(part)), replace(setting, due=own or setting.due), thing))
            yield from made
            thing = thing_finished(made[-1].name) if made else thing
            at += len(part) + 1
        return
    yield from _milestones(plain[slice(*span)], span, setting)


def thing_finished(name: str) -> str:
    """What a milestone is about: its name without the verb at its end."""
    last = words.FINISH_LAST.search(name)
    return name[: last.start()] if last else ""


def _milestones(words_of: str, place: Range, setting: Setting, thing: str | None = None) -> Iterator[DraftItem]:
    """``thing`` is what the part of a list before is about: 6月底前竣工、8月底前投用."""
    text = re.sub(r"\([^)]*\)$", "", words_of)
    bare = _without_subject(without_date(_without_heads(text)))
    day = setting.due
    due = day.on if day else setting.terms.end
    first = words.FINISH_FIRST.match(bare)
    vague = words.VAGUE.match(bare)
    last = words.FINISH_LAST.search(bare)
    if thing is not None and last and not bare[: last.start()]:
        names = [f"{thing}{last['verb']}"]
    elif first and len(bare) - first.end() >= 2 and not re.search("情况|力度|水平|机制体制", bare[first.end() :][-2:]):
        objects = _things(bare[first.end() :])
        names = [f"{first['verb']}{thing}" for thing in objects]
    elif (
        last
        and len(bare[: last.start()]) >= 2
        and not (vague and not re.search("推动|推进|加快|创建$", vague[0][-4:]))
        and not words.SCOPE_FIRST.match(bare)
    ):
        objects = _things(_date_away(bare[: last.start()]))
        names = [f"{thing}{last['verb']}" for thing in objects]
        if vague and not re.search("建成|开工|投用|通车|投运|投产|竣工|完工|通过", last["verb"]):
            return
    elif words.FINISH_WITHIN.match(whole := _date_away(bare)):
        names = [whole]
    else:
        return
    for name in names:
        yield DraftItem(name=tidy(name) if name.startswith(("确保", "力争")) else name, place=place, due=due)


_NOUN_END = re.compile(
    "(?:园|区|中心|路|桥|医院|院|学校|学院|小学|中学|工程|项目|线|厂|馆|平台|站|基地|机场|公园|水库|道|段|街|楼|城|港|枢纽|隧道|大道|高速|铁路|政策|计划|方案|办法|规划|条例|标准|系统|实验室|”|期|广场|总部|综合体|电站|电厂|管网|公司|集团|校区|院区|库|塔|岛|湖|河|村|镇|酒店|产线|生产线|\\))$"
)


def _things(text: str) -> list[str]:
    """The things that a verb is about, apart where each of them is one by itself."""
    text = re.sub("等(?:一批|重点|重大|标志性)?(?:项目|工程)?$", "", text)
    for count in range(text.count("、") + len(re.findall("[和与及]", text)) + 1, 1, -1):
        found = parts(text, count)
        if (
            found
            and "的" not in text
            and all(_NOUN_END.search(part) and len(part) >= (3 if "、" in text else 4) for part in found)
        ):
            return [part.strip() for part in found]
    return [text]


def _without_heads(text: str) -> str:
    """The clause without words of intent and dates before it."""
    return words.HEADS.sub("", text, count=1).strip() or text


def _without_subject(text: str) -> str:
    """各新城、园办全面完成…: what is to be finished comes after who finishes it."""
    named = "、".join(subject_of(text))
    return (
        text.removeprefix(named)
        if named and text.startswith(named) and words.FINISH_FIRST.match(text.removeprefix(named))
        else text
    )


def _date_away(text: str) -> str:
    day = day_in(text, calendar_year(2000))
    return text[: day.span[0]] + text[day.span[1] :] if day else text

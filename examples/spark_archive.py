"""An archive of pages on Spark: makes invented pages, some of them broken, checks them, and shows where the faults are.

    pip install 'hegao[spark]'            # and Java 17
    python examples/spark_archive.py --pages 20000 --folder /tmp/archive

Everything that is made goes into the folder: pages/, and the tables checked/ and passages/ (Parquet).
"""

from __future__ import annotations

import argparse
import os
import random
import sys
from pathlib import Path

from pyspark.sql import SparkSession

from hegao import spark as hegao_spark

ORGANS = ["青石镇人民政府", "白云区教育局", "临江市医疗保障局", "新河县自然资源局", "东湖街道办事处"]
COLUMNS = ["通知公告", "政府信息公开", "建议提案答复", "名单公示", "工作动态"]
SENTENCES = [
    "各有关单位要加强组织领导，明确责任分工，扎实推进各项工作落实到位。",
    "请申报人登陆系统填写信息，并于规定时间内提交纸质材料一式两份。",
    "现将有关事项通知如下，请认真遵照执行，执行中遇到的问题请及时反映。",
    "联系人：李明，联系电话：13800138000，邮箱：liming@example.com。",
    "会议强调，要坚持问题导向，进一步完善体制机制，切实提升服务水平。",
    "根据《中华人民共和国政府信息公开条例》的有关规定，现予以公开。",
    "全年共受理群众来信236件，办结率达到98.7%，群众满意度明显提升。",
    "各单位务必高度重视，尽快布署，于2025年2月30日前将情况报送办公室。",
    "经研究，原则同意所报方案，请按照批复意见抓紧组织实施。",
    "公示期间，对公示内容有异议的，可以书面形式向本单位反映。",
]


def page(number: int, chance: random.Random) -> bytes:
    """A page with a title, an organ, a column and some paragraphs."""
    organ, column = chance.choice(ORGANS), chance.choice(COLUMNS)
    paragraphs = ["".join(chance.choices(SENTENCES, k=chance.randint(2, 5))) for _ in range(chance.randint(4, 24))]
    body = "".join(f"<p>{text}</p>\n" for text in paragraphs)
    return (
        f'<!DOCTYPE html>\n<html><head><meta charset="utf-8"><title>关于第{number}批工作的通知</title>\n'
        f'<meta name="ArticleTitle" content="关于第{number}批工作的通知"><meta name="ColumnName" content="{column}">\n'
        f'<meta name="ContentSource" content="{organ}"></head>\n<body><h1>关于第{number}批工作的通知</h1>\n{body}</body></html>\n'
    ).encode()


def broken(number: int) -> tuple[str, bytes]:
    """A file that cannot be read, or not whole."""
    kinds = [
        ("docx", b"PK\x03\x04" + bytes(40)),
        ("pdf", b"%PDF-1.7\n" + bytes(range(256))),
        ("doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)),
        ("txt", "通知".encode() + b"\xff\xfe\x81\x30\xff" * 20),
        ("xlsx", b"PK\x05\x06" + bytes(18)),
    ]
    return kinds[number % len(kinds)]


def make(folder: Path, pages: int, bad: int) -> None:
    """Writes the pages, and `bad` files among them that are broken. The same numbers make the same files."""
    chance = random.Random(1)
    for number in range(pages):
        place = folder / f"{number // 500:04}"
        place.mkdir(parents=True, exist_ok=True)
        ending, content = broken(number) if number < bad else ("html", page(number, chance))
        (place / f"{number:06}.{ending}").write_bytes(content)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--pages", type=int, default=20_000)
    parser.add_argument("--broken", type=int, default=50)
    parser.add_argument("--folder", type=Path, default=Path("archive"))
    parser.add_argument("--cores", type=int, default=os.cpu_count() or 1)
    asked = parser.parse_args()
    if not (asked.folder / "pages").exists():
        make(asked.folder / "pages", asked.pages, asked.broken)

    # Where it is not said, Spark starts the `python3` of the path, which may have no hegao.
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    builder = SparkSession.builder.master(f"local[{asked.cores}]").config("spark.ui.enabled", "false")
    # A page is small: without this, Spark makes a task of every thirty files.
    builder = builder.config("spark.sql.files.openCostInBytes", 16 << 10).config("spark.sql.execution.arrow.maxRecordsPerBatch", 500)
    spark = builder.config("spark.sql.shuffle.partitions", 2 * asked.cores).getOrCreate()
    spark.sparkContext.setLogLevel("ERROR")

    pages = spark.read.format("binaryFile").option("recursiveFileLookup", True).load(str(asked.folder / "pages"))
    hegao_spark.check(pages).rows.write.mode("overwrite").parquet(str(asked.folder / "checked"))
    checked = hegao_spark.Checked(spark.read.parquet(str(asked.folder / "checked")))

    checked.documents.groupBy("verdict").count().orderBy("verdict").show()
    checked.gaps.groupBy("kind", "reason").count().orderBy("kind", "reason").show(truncate=False)
    hegao_spark.ledger(checked, "organ").show(truncate=False)
    hegao_spark.ledger(checked, "column", "category").show(30, truncate=False)

    # Of the archive a part: what stands in several documents, word for word and nearly.
    passages = hegao_spark.passages(pages.limit(500))
    passages.write.mode("overwrite").parquet(str(asked.folder / "passages"))
    passages = spark.read.parquet(str(asked.folder / "passages"))
    hegao_spark.repeated(passages).select("documents", "text").show(5, truncate=60)
    hegao_spark.similar(passages, least=0.9, tables=2).select("similarity", "path", "other_path").show(5, truncate=60)
    spark.stop()


if __name__ == "__main__":
    main()

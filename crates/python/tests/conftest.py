"""Invented documents, and the checker that most tests ask."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Callable

import pytest

import hegao

NOTICE = "关于认真布署工作的通知\n\n各有关单位：\n\n    请于1月8日前报名，联系人：李明；联系电话：13800138000。\n\n某某镇人民政府\n2025年1月8日\n"

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture(scope="session")
def checker() -> hegao.Checker:
    return hegao.Checker()


@pytest.fixture(scope="session")
def docx() -> Callable[..., bytes]:
    """A document of Office Open XML with these paragraphs, and a file in it."""

    def made(*paragraphs: str, embedded: bytes = b"") -> bytes:
        word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
        package = "http://schemas.openxmlformats.org/package/2006"
        office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        body = "".join(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for text in paragraphs)
        parts = {
            "[Content_Types].xml": f'<Types xmlns="{package}/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Default Extension="bin" ContentType="application/vnd.openxmlformats-officedocument.oleObject"/>'
            '<Override PartName="/word/document.xml" ContentType='
            '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
            "_rels/.rels": f'<Relationships xmlns="{package}/relationships">'
            f'<Relationship Id="rId1" Type="{office}/officeDocument" Target="word/document.xml"/></Relationships>',
            "word/document.xml": f'<w:document xmlns:w="{word}"><w:body>{body}</w:body></w:document>',
        }
        if embedded:
            parts["word/_rels/document.xml.rels"] = (
                f'<Relationships xmlns="{package}/relationships"><Relationship Id="rId1" '
                f'Type="{office}/package" Target="embeddings/a.docx"/></Relationships>'
            )
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, text in parts.items():
                archive.writestr(name, '<?xml version="1.0" encoding="UTF-8"?>' + text)
            if embedded:
                archive.writestr("word/embeddings/a.docx", embedded)
        return made.getvalue()

    return made

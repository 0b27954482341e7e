#!/usr/bin/env bash
# Surprise: invoice-amount-tool, which adds up Chinese invoices by the total with tax in figures (价税合计小写), as its README says, takes the greatest sum behind a ￥ anywhere on the page for it: an invoice of 1,130.00 whose remark names the contract that it is an instalment of, 合同总价￥50,000.00, is 50000.0, found as pdf_tax_inclusive_total with
# no issue and as sure as one without a remark, and two of them are 51,130.00 for 2,260.00.
# Seen with invoice-amount-tool 0.3.1, pypdf 7.1.1 and reportlab 5.1.0 (to write) on 2026-12-03.
source "$(dirname "$0")/start.bash" invoice-amount-tool==0.3.1 pypdf==7.1.1 reportlab==5.1.0
cat > run.py <<'PY'
from importlib.metadata import version
from pathlib import Path

from invoice_amount_tool.core import parse_pdf_file
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfgen.canvas import Canvas

print("invoice-amount-tool", version("invoice-amount-tool"))
registerFont(UnicodeCIDFont("STSong-Light"))
Path("invoices").mkdir()
for number, remark in [("25112000000012345678", ""), ("25112000000012345679", "备注：合同总价￥50,000.00，本次为第一期")]:
    page = Canvas(f"invoices/{number}.pdf")
    page.setFont("STSong-Light", 12)
    lines = ["电子发票（普通发票）", f"发票号码：{number}", "开票日期：2025年10月20日", "合计 ￥1,000.00 ￥130.00", "价税合计（大写）壹仟壹佰叁拾元整（小写）￥1,130.00", remark]
    for line, text in enumerate(lines):
        page.drawString(50, 800 - 20 * line, text)
    page.save()
    invoice = parse_pdf_file(Path(f"invoices/{number}.pdf"))
    print(remark or "-", invoice.amount, invoice.amount_source, invoice.confidence, invoice.issues)
PY
{
  venv/bin/python run.py
  venv/bin/invoice-totaler invoices > log
  head -2 log
} | tee out
diff out - <<'END' && echo "as found: the contract is counted for the invoice"
invoice-amount-tool 0.3.1
- 1130.0 pdf_tax_inclusive_total medium ()
备注：合同总价￥50,000.00，本次为第一期 50000.0 pdf_tax_inclusive_total medium ()
Parsed 2 files -> 2 unique invoices
CNY total: 51,130.00
END

# What scripts about JExcelAPI begin with: `read_forms`, which writes an .xls file of the rows that are given, FORMAT and VALUE in turn, and prints what
# JExcelAPI and Apache POI show of each.
source "$(dirname "${BASH_SOURCE[0]}")/start.bash" xlwt==1.3.0
cat > write.py <<'PY'
import sys

import xlwt

book = xlwt.Workbook()
sheet = book.add_sheet("s")
for row, (form, value) in enumerate(zip(sys.argv[1::2], sys.argv[2::2])):
    style = xlwt.XFStyle()
    style.num_format_str = form
    sheet.write(row, 0, form)
    sheet.write(row, 1, float(value), style)
book.save("a.xls")
PY
cat > Read.java <<'JAVA'
import java.io.File;
import java.util.Locale;
import org.apache.poi.ss.usermodel.*;

public class Read {
    public static void main(String[] none) throws Exception {
        jxl.Sheet sheet = jxl.Workbook.getWorkbook(new File("a.xls")).getSheet(0);
        Sheet other = WorkbookFactory.create(new File("a.xls")).getSheetAt(0);
        DataFormatter formatter = new DataFormatter(Locale.US);
        for (int row = 0; row < sheet.getRows(); row++) {
            Cell cell = other.getRow(row).getCell(1);
            System.out.println(cell.getNumericCellValue() + " in " + sheet.getCell(0, row).getContents() + ": JExcelAPI " + sheet.getCell(1, row).getContents() + ", POI " + formatter.formatCellValue(cell));
        }
    }
}
JAVA
export CLASSPATH=".:$(printf /usr/share/java/%s.jar: jxl log4j-1.2 poi commons-collections4 commons-math3 commons-codec)"
read_forms() {
  {
    dpkg-query -W libjexcelapi-java libapache-poi-java
    venv/bin/python write.py "$@"
    javac Read.java && java Read 2> log
  } | tee out
}

# Prints all cells of the first sheet of a.xlsx as Spreadsheet::ParseXLSX and Spreadsheet::XLSX give them, each with its version.
use Spreadsheet::ParseXLSX;
use Spreadsheet::XLSX;
for my $reader ("Spreadsheet::ParseXLSX", "Spreadsheet::XLSX") {
    print "$reader ", $reader->VERSION, "\n";
    my $book = $reader eq "Spreadsheet::XLSX" ? Spreadsheet::XLSX->new("a.xlsx") : Spreadsheet::ParseXLSX->new->parse("a.xlsx");
    my ($sheet) = $book->worksheets;
    my ($first, $last) = $sheet->col_range;
    for my $row (0 .. ($sheet->row_range)[1]) {
        print "  ", join(" ", map { $sheet->get_cell($row, $_)->value } $first .. $last), "\n";
    }
}

#!/usr/bin/env bash
# Surprise: elinks -dump, a usual maker of text from HTML on a command line, shows a box that is ticked as [ ], a choice that was made as a blank, and nothing of what stands in a form: of a saved form in which agree is ticked (checked; HTML, 4.10.5.1.15), female and Shanghai are chosen and the sum is 3050
# there are two empty boxes before agree and disagree, two before male and female, no town and no sum. w3m and lynx show in their dumps what is ticked, chosen and filled in.
# Seen with elinks 0.13.2-1+b4, w3m 0.5.3+git20230121-2 and lynx 2.9.0dev.12-1 of Debian 12 on 2026-12-02. Needs the three (apt-get install elinks w3m lynx).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
cat > a.html <<'HTML'
<!DOCTYPE html><html lang="zh"><head><meta charset="utf-8"><title>t</title></head><body><form>
<p><input type="checkbox" checked>agree <input type="checkbox">disagree</p>
<p><input type="radio" name="s">male <input type="radio" name="s" checked>female</p>
<p>Town <select><option>Beijing</option><option selected>Shanghai</option></select></p>
<p>Sum <input type="text" value="3050" size="6"></p></form></body></html>
HTML
{
  dpkg-query -W -f '${Package} ${Version}\n' elinks lynx w3m
  echo "elinks:" $(elinks -dump -no-references a.html)
  echo "lynx:" $(lynx -dump -nolist a.html)
  echo "w3m:" $(w3m -dump a.html)
} | tee out
diff out - <<'END' && echo "as found: who agreed did not"
elinks 0.13.2-1+b4
lynx 2.9.0dev.12-1
w3m 0.5.3+git20230121-2
elinks: [1][ ] agree [2][ ] disagree [3]( ) male [4]( ) female Town [5][ ________ ] Sum [6]_______
lynx: [X] agree [ ] disagree ( ) male (*) female Town [Shanghai] Sum 3050__
w3m: [*]agree [ ]disagree ( )male (*)female Town [Shanghai] Sum [3050 ]
END

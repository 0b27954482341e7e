#!/usr/bin/env bash
# Surprise: GNU units weighs a liang (两), of which ten are a catty (斤) of 500 grams, with 103.9 grams, twice what it is, and almost three times the old one of 16 to a catty: it has it as 11/3 of an ounce, where 1 1/3 is meant, as its own tael (the same weight, by its other name) is. Of catty and picul it has the weights of today, so that a catty is 4.8 liang to it.
# Seen with units 2.22-2 of Debian 12 on 2026-12-02. Needs the apt-get of Debian 12.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
apt-get download units=2.22-2 > log 2>&1
dpkg -x units_*.deb .
cp usr/share/units/definitions.units usr/share/units/locale_map.txt .
cp var/lib/units/currency.units .
{
  usr/bin/units --version | head -1
  for pair in "liang grams" "tael grams" "catty grams" "catty liang" "liang tael" "picul kilograms"; do
    read -r from to <<< "$pair"
    echo "1 $from is $(usr/bin/units -f "$folder/definitions.units" -t "$from" "$to") $to"
  done
} | tee out
diff out - <<'END' && echo "as found: a catty of ten liang has 4.8"
GNU Units version 2.22
1 liang is 103.94825 grams
1 tael is 37.799364 grams
1 catty is 500 grams
1 catty is 4.8100857 liang
1 liang is 2.75 tael
1 picul is 50 kilograms
END

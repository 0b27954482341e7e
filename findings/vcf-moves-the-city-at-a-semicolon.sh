#!/usr/bin/env bash
# Surprise: vcf, a reader of cards of persons for Node.js, parts an address at every semicolon, also at one that is within a field and written \; for that (RFC 6350,
# 3.4): of the street 中关村大街1号; 5层 it keeps the first half, takes the floor for the city, the city for the province and the postal code for the country, and \n, the
# end of a line of a note, it leaves as it is. vcards-js, by which the card is written, escapes as it should, and vcard-parser reads it rightly.
# Seen with vcf 2.1.2, vcard-parser 1.0.0 and vcards-js 2.11.1 on 2026-12-02.
source "$(dirname "$0")/start-npm.bash" vcf@2.1.2 vcard-parser@1.0.0 vcards-js@2.11.1
npm ls --depth=0 | tail -n +2
cat > run.js <<'JS'
const { parse } = require('vcard-parser');
const write = require('vcards-js');
const Card = require('vcf');
for (const street of ['中关村大街1号', '中关村大街1号; 5层']) {
  const card = write();
  Object.assign(card, { firstName: '明', lastName: '李', note: '第一行\n第二行' });
  Object.assign(card.homeAddress, { street, city: '北京市', stateProvince: '北京', postalCode: '100081', countryRegion: '中国' });
  const text = card.getFormattedString();
  console.log(text.match(/^ADR.*$/m)[0]);
  const read = Object.fromEntries(new Card().parse(text.replace(/\r?\n/g, '\r\n')).toJSON()[1].map(([name, , , value]) => [name, value]));
  console.log('  vcf', JSON.stringify(read.adr), JSON.stringify(read.note));
  console.log('  vcard-parser', JSON.stringify(parse(text).adr[0].value), JSON.stringify(parse(text).note[0].value));
}
JS
node run.js | tee out
diff out - <<'END' && echo "as found: the floor is the city, and the postal code the country"
ADR;TYPE=HOME:;;中关村大街1号;北京市;北京;100081;中国
  vcf ["","","中关村大街1号","北京市","北京","100081","中国"] "第一行\\n第二行"
  vcard-parser ["","","中关村大街1号","北京市","北京","100081","中国"] "第一行\n第二行"
ADR;TYPE=HOME:;;中关村大街1号\; 5层;北京市;北京;100081;中国
  vcf ["","","中关村大街1号\\"," 5层","北京市","北京","100081","中国"] "第一行\\n第二行"
  vcard-parser ["","","中关村大街1号; 5层","北京市","北京","100081","中国"] "第一行\n第二行"
END

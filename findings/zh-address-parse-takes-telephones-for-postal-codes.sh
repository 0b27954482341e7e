#!/usr/bin/env bash
# Surprise: zh-address-parse, which parts Chinese addresses into their fields, knows mobile telephones and no other: of the landline 0571-88123456 it takes the last
# six figures for the postal code, which is 123456, and leaves what is before them at the end of the street, 文一西路969号0571-88. The telephone is empty, and there is no
# error. address-parse has both kinds of telephones.
# Seen with zh-address-parse 1.3.16 and address-parse 1.2.19 on 2026-12-02.
source "$(dirname "$0")/start-npm.bash" zh-address-parse@1.3.16 address-parse@1.2.19
npm ls --depth=0 | tail -n +2
cat > run.js <<'JS'
const AddressParse = require('address-parse').default;
const parse = require('zh-address-parse');
const show = fields => fields.map(field => field || '-').join(' ');
for (const text of ['浙江省杭州市余杭区文一西路969号 李明 13800138000', '浙江省杭州市余杭区文一西路969号 李明 0571-88123456', '北京市海淀区中关村1号 李明 010-62123456']) {
  const { phone, postalCode, detail } = (parse.default ?? parse)(text);
  const [{ mobile, phone: landline, zip_code, details }] = AddressParse.parse(text);
  console.log(`${text}\n  zh-address-parse ${show([phone, postalCode, detail])}\n  address-parse ${show([mobile, landline, zip_code, details])}`);
}
JS
node run.js | tee out
diff out - <<'END' && echo "as found: a telephone is a postal code and a house number"
浙江省杭州市余杭区文一西路969号 李明 13800138000
  zh-address-parse 13800138000 - 文一西路969号
  address-parse 13800138000 - - 文一西路969号
浙江省杭州市余杭区文一西路969号 李明 0571-88123456
  zh-address-parse - 123456 文一西路969号0571-88
  address-parse - 0571-88123456 - 文一西路969号
北京市海淀区中关村1号 李明 010-62123456
  zh-address-parse - 123456 中关村1号010-62
  address-parse - 010-62123456 - 中关村1号
END

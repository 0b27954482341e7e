#!/usr/bin/env bash
# Surprise: two redactors of personal data take the first figures of a longer number for a number of their own and leave the rest: of an identity number of 18 figures
# @coffeeandfun/remove-pii leaves the last seven, which hold the day of birth and the check digit, behind [phone removed], and redact-pii the last two behind
# CREDIT_CARD_NUMBER; of a card of 19 redact-pii leaves three. Of a landline of eight figures behind its area code both leave the last. One would think that a number
# is found whole or not at all. @redactpii/node, the fork of redact-pii, finds none of the first two and all eight of the third.
# Seen with @coffeeandfun/remove-pii 3.0.1, redact-pii 3.4.0 and @redactpii/node 1.0.17 on 2026-12-02.
source "$(dirname "$0")/start-npm.bash" @coffeeandfun/remove-pii@3.0.1 redact-pii@3.4.0 @redactpii/node@1.0.17
npm ls --depth=0 | tail -n +2
cat > run.mjs <<'JS'
import { removePII } from '@coffeeandfun/remove-pii';
import { Redactor } from '@redactpii/node';
import redactPii from 'redact-pii';
const redactors = { 'remove-pii': removePII, 'redact-pii': text => new redactPii.SyncRedactor().redact(text), redactpii: text => new Redactor({ rules: { CREDIT_CARD: true, PHONE: true, SSN: true } }).redact(text) };
for (const text of ['身份证号110105194912310021', '卡号6222021234567890123', '电话010-12345678', '手机13800138000'])
  console.log(text, ...Object.entries(redactors).flatMap(([name, redact]) => ['|', name, redact(text)]));
JS
node run.mjs | tee out
diff out - <<'END' && echo "as found: the ends are left"
身份证号110105194912310021 | remove-pii 身份证号[phone removed]2310021 | redact-pii 身份证号CREDIT_CARD_NUMBER21 | redactpii 身份证号110105194912310021
卡号6222021234567890123 | remove-pii 卡号[phone removed][SSN removed] | redact-pii 卡号CREDIT_CARD_NUMBER123 | redactpii 卡号6222021234567890123
电话010-12345678 | remove-pii 电话[phone removed]8 | redact-pii 电话PHONE_NUMBER8 | redactpii 电话010-PHONE_NUMBER
手机13800138000 | remove-pii 手机[phone removed] | redact-pii 手机PHONE_NUMBER | redactpii 手机PHONE_NUMBER
END

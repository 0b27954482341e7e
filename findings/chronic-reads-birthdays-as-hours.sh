#!/usr/bin/env bash
# Surprise: Chronic, the usual reader of dates for Ruby, reads 2025.12.31 as that day, and 1985.04.08 too, but a date with a single figure for month or day, as 1985.4.8 or 2025.1.2 are mostly written in Chinese, as a time: 1,985 hours, 4 minutes and 8 seconds behind the midnight of today. On 3 December 2026
# 1985.4.8 is 23 February 2027, 17:04:08, so every birthday is another day tomorrow, and there is no nil as of what it does not understand. 1.2.2025 is 1 hour, 2 minutes and 2,025 seconds of today. With - or / single figures are right.
# Seen with ruby-chronic 0.10.5-2 of Debian 12 on 2026-12-03. Needs it (apt-get install ruby-chronic).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
cat > run.rb <<'RUBY'
require 'chronic'
ENV['TZ'] = 'Asia/Shanghai'
now = Time.local(2026, 12, 3, 9)
['2025.12.31', '1985.04.08', '1985.4.8', '2025.1.2', '2025.10.2', '1.2.2025', '1985-4-8', '1985/4/8'].each do |text|
  puts "#{text}: #{Chronic.parse(text, now: now)&.strftime('%F %T')}, a day later #{Chronic.parse(text, now: now + 86_400)&.strftime('%F %T')}"
end
RUBY
{ dpkg-query -W ruby-chronic; ruby run.rb; } | tee out
diff out - <<'END' && echo "as found: birthdays are hours from now"
ruby-chronic	0.10.5-2
2025.12.31: 2025-12-31 12:00:00, a day later 2025-12-31 12:00:00
1985.04.08: 1985-04-08 12:00:00, a day later 1985-04-08 12:00:00
1985.4.8: 2027-02-23 17:04:08, a day later 2027-02-24 17:04:08
2025.1.2: 2027-02-25 09:01:02, a day later 2027-02-26 09:01:02
2025.10.2: 2027-02-25 09:10:02, a day later 2027-02-26 09:10:02
1.2.2025: 2026-12-03 13:35:45, a day later 2026-12-04 13:35:45
1985-4-8: 1985-04-08 12:00:00, a day later 1985-04-08 12:00:00
1985/4/8: 1985-04-08 12:00:00, a day later 1985-04-08 12:00:00
END

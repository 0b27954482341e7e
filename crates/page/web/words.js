// The words of the page, Chinese first; English where the browser speaks no Chinese.

const language = /^zh/i.test(navigator.language || "zh") ? "zh" : "en";
const say = (zh, en) => (language === "zh" ? zh : en);

function translate(root) {
  if (language === "zh") return;
  document.documentElement.lang = "en";
  document.title = "hegao";
  for (const one of root.querySelectorAll("[data-en]")) one.textContent = one.dataset.en;
  for (const one of root.querySelectorAll("[data-en-title]")) one.title = one.dataset.enTitle;
  for (const one of root.querySelectorAll("[data-en-label]")) one.setAttribute("aria-label", one.dataset.enLabel);
}

const grades = [
  { name: "error", word: say("不能发", "must not go out") },
  { name: "warning", word: say("请核对", "please check") },
  { name: "note", word: say("建议", "advice") },
];

const verdicts = {
  stop: say("不能发", "must not go out"),
  incomplete: say("没有读完，不能算通过", "not read whole: this is no pass"),
  check: say("没有不能发的，有要看的", "nothing that must not go out; something to look at"),
  clean: say("没有发现问题", "nothing found"),
};

const usualReasons = say(
  ["引用的原文", "专有名称", "依法应当公开", "本人同意公开", "办公电话"],
  ["a quotation", "a proper name", "has to be published by law", "the person agrees", "an office telephone"],
);

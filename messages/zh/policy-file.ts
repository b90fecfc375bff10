import type { Messages } from "../en";

export const policyFile: Messages["policyFile"] = {
  title: "策略JSON",
  tab: "策略JSON",
  lead: "以名称记录用户组、接口、权限和断言。同一策略导出的内容始终相同。",
  export: "导出",
  exportAll: "导出（含用户）",
  importTitle: "导入",
  importLead: "请先比较，比较不会改动任何内容。应用时要么全部生效，要么全不生效；会违反断言时不会执行。",
  superusersOnly: "只有超级用户可以导入策略。",
  upload: "文件",
  file: "或粘贴内容",
  remove: "移除文件中没有的内容",
  removeHint: "否则保持不变",
  compare: "比较",
  apply: "应用",
  applied: "{count, plural, =0 {策略本来就是如此。} other {已完成 # 项变更。}}",
  difference: "新增 {add} 项，修改 {change} 项，移除 {remove} 项。",
  kept: "{count, plural, other {# 项不在文件中，将保留：}}",
  more: "……另有 {count} 行",
};

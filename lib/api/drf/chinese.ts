import { ENGLISH } from "./english";
import type { IssueParams, Texts } from "./texts";

const { rules } = ENGLISH;

/** The Chinese column of contract section 8; where it says "=", the English text stands. */
export const CHINESE: Texts = {
  rules: {
    required: () => "该字段是必填项。",
    null: () => "该字段不能为 null。",
    blank: () => "该字段不能为空。",
    max_length: ({ max }) => `请确保这个字段不能超过 ${max} 个字符。`,
    min_length: ({ min }) => `请确保这个字段至少包含 ${min} 个字符。`,
    integer: () => "请填写合法的整数值。",
    email: () => "请输入合法的邮件地址。",
    choice: ({ value }) => `“${value}” 不是合法选项。`,
    pattern: () => "输入值不匹配要求的模式。",
    // Spelled as the documents' framework has it.
    nul: () => "不允许是用空字符串。",
    surrogate: rules.surrogate,
    username_characters: () => "请输入合法的用户名。只能包含英文字母、数字、特殊字符“@”、“.”、“-”和“_”。",
    username_taken: () => "已存在一位使用该名字的用户。",
    phone_taken: () => "具有 电话 的 用户表 已存在。",
    work_id_taken: () => "具有 工号 的 用户表 已存在。",
    group_taken: rules.group_taken,
    unique_set: ({ fields }) => `字段 ${fields} 必须能构成唯一集合。`,
    pk_missing: ({ value }) => `无效主键 “${value}” － 对象不存在。`,
    pk_type: ({ type }) => `类型错误。期望为主键，获得的类型为 ${type}。`,
    list: ({ type }) => `期望为一个包含物件的列表，得到的类型是“${type}”。`,
    dict: ({ type }) => `无效数据。期待为字典类型，得到的是 ${type} 。`,
    not_text: rules.not_text,
    boolean: rules.boolean,
    max_elements: rules.max_elements,
    re2_pattern: () => "请输入合法的模式（RE2 语法，不支持环视和反向引用）。",
    superuser_only: () => "只有超级用户可以设置该字段。",
    own_account: () => "不能删除自己的账号。",
    last_superuser_deleted: () => "最后一个可用的超级用户不能被删除。",
    last_superuser_demoted: () => "最后一个可用的超级用户不能被降级。",
    last_superuser_deactivated: () => "最后一个可用的超级用户不能被停用。",
    one_of_required: ({ fields }) => `${fields} 是必填项。`,
    mismatch: () => "两次输入不一致。",
    wrong_credentials: () => "无法使用提供的认证信息登录。",
    wrong_password: () => "密码不正确。",
    weak_password: () => "该密码太容易被猜中。",
    code_wrong: () => "验证码错误",
    code_spent: () => "验证码已经失效",
    date_time: () => "请输入合法的日期或日期时间。",
    rows_missing: () => "未找到。",
    rows_too_young: ({ days }) => `最近${days}天的记录必须保留。`,
    changed_meanwhile: () => "已被修改。",
    job_moved_on: () => "已经太晚。",
    assertion_broken: (params) => `该操作违反断言“${assertionText(params)}”。`,
    plan_expired: () => "计划已过期。",
    plan_empty: () => "没有可保存的更改。",
    plan_entry: ({ row, part }) => `第 ${row} 项的 “${part}” 有误。`,
  },
  notSignedIn: "身份认证信息未提供。",
  permission: "您没有执行该操作的权限。",
  notFound: "未找到。",
  method: (method) => `方法 “${method}” 不被允许。`,
  mediaType: (type) => `不支持请求中的媒体类型 “${type}”。`,
  throttled: (seconds) => `请求超过了限速。请 ${seconds} 秒后再试。`,
  tooLarge: "请求体过大。",
  serverError: "服务器内部错误",
  unavailable: "服务暂不可用",
  headerParts: "授权头必须包含两个用空格分隔的值",
  anyTokenType: "此令牌对任何类型的令牌无效",
  tokenInvalid: "令牌无效或已过期",
  tokenType: "令牌类型错误",
  noType: "令牌没有类型",
  noId: "令牌没有标识符",
  noExp: "令牌没有 'exp' 声明",
  noUserClaim: "令牌未包含用户标识符",
  userGone: "未找到该用户",
  userInactive: "该用户已禁用",
};

function assertionText({ kind, name, allowed, method, path }: IssueParams): string {
  if (kind === "nobody" || kind === "others") {
    return `除超级用户${kind === "others" ? `和用户组${name}的成员` : ""}外，任何人不能${method} ${path}`;
  }
  return `${kind === "group" ? "用户组" : "用户"}${name}${allowed === "yes" ? "可以" : "不能"}${method} ${path}`;
}

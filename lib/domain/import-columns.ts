/** What a column of an imported table can be. */
export const IMPORT_FIELDS = [
  "username",
  "password",
  "last_name",
  "first_name",
  "gender",
  "email",
  "phone",
  "groups",
  "is_active",
  "is_staff",
  "dingding",
  "wechat",
  "work_id",
  "school_id",
] as const;
export type ImportField = (typeof IMPORT_FIELDS)[number];
/** What each column of a table is; null for one that is left out. */
export type ImportColumns = readonly (ImportField | null)[];

/** The heads under which a field is known, in both languages, without signs and case. */
const HEADS: Readonly<Record<ImportField, string>> = {
  username: "username user account accountname login loginname 用户名 用户 账号 帐号 登录名 账户",
  password: "password initialpassword 密码 初始密码 登录密码",
  last_name: "lastname surname familyname 姓 姓氏",
  first_name: "firstname givenname forename 名 名字",
  gender: "gender sex 性别",
  email: "email emailaddress mail 邮箱 电子邮箱 邮件 电子邮件 邮箱地址",
  phone: "phone phonenumber mobile mobilephone tel telephone 手机 手机号 手机号码 电话 联系电话",
  groups: "groups group groupnames team teams 组 用户组 分组 所属组 群组",
  is_active: "active isactive enabled status 启用 是否启用 状态 允许登录 已启用",
  is_staff: "staff isstaff 后台 管理人员 后台人员 职员 工作人员 可进后台",
  dingding: "dingding dingtalk 钉钉 钉钉号",
  wechat: "wechat weixin 微信 微信号",
  work_id: "workid worknumber employeeid employeenumber staffnumber 工号 员工号 职工号",
  school_id: "school schoolid 学校 学校编号",
};
const FIELD_OF: ReadonlyMap<string, ImportField> = new Map(
  IMPORT_FIELDS.flatMap((field) => HEADS[field].split(" ").map((head) => [head, field] as const)),
);

/** Whether a text names a field. */
export function isImportField(text: string): text is ImportField {
  return Object.hasOwn(HEADS, text);
}

/** What the columns under these heads are; each field at most once, unknown heads null. */
export function guessColumns(heads: readonly string[]): ImportColumns {
  const taken = new Set<ImportField>();
  return heads.map((head) => {
    const field = FIELD_OF.get(
      head
        .normalize("NFKC")
        .toLowerCase()
        .replace(/[^\p{L}\p{N}]/gu, ""),
    );
    if (!field || taken.has(field)) return null;
    taken.add(field);
    return field;
  });
}

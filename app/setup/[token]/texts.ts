/** What the first-superuser page says. */
export interface SetupTexts {
  readonly title: string;
  readonly lead: string;
  readonly username: string;
  readonly password: string;
  readonly passwordHint: string;
  readonly submit: string;
  readonly gone: { readonly title: string; readonly lead: string };
  readonly done: { readonly title: string; readonly lead: string };
  /** By the rule that was broken. */
  readonly problems: Readonly<Record<string, string>>;
  readonly otherProblem: string;
}

export const TEXTS: Readonly<Record<"en" | "zh", SetupTexts>> = {
  en: {
    title: "Create the first superuser",
    lead: "This account may do everything. The link works once, for one hour.",
    username: "Username",
    password: "Password",
    passwordHint: "8 characters or more",
    submit: "Create superuser",
    gone: { title: "This link is gone", lead: "It was used, it is older than an hour, or there is a superuser already." },
    done: { title: "The superuser is there", lead: "You can sign in now." },
    problems: {
      required: "This is needed.",
      blank: "This is needed.",
      min_length: "At least 8 characters.",
      max_length: "This is too long.",
      username_characters: "Only letters, digits and @ . + - _",
      username_taken: "This name is taken.",
    },
    otherProblem: "This value cannot be used.",
  },
  zh: {
    title: "创建首个超级用户",
    lead: "此账号拥有全部权限。链接只能使用一次，一小时内有效。",
    username: "用户名",
    password: "密码",
    passwordHint: "至少 8 个字符",
    submit: "创建超级用户",
    gone: { title: "链接已失效", lead: "链接已被使用、已超过一小时，或超级用户已经存在。" },
    done: { title: "超级用户已创建", lead: "现在可以登录了。" },
    problems: {
      required: "此项必填。",
      blank: "此项必填。",
      min_length: "至少需要 8 个字符。",
      max_length: "内容过长。",
      username_characters: "只能包含字母、数字和 @ . + - _",
      username_taken: "该用户名已被占用。",
    },
    otherProblem: "该值不可用。",
  },
};

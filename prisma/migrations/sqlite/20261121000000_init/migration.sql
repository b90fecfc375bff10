-- CreateTable
CREATE TABLE "users" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "username" TEXT NOT NULL,
    "username_key" TEXT,
    "password" TEXT NOT NULL,
    "password_weak" BOOLEAN NOT NULL DEFAULT false,
    "last_login" DATETIME,
    "is_superuser" BOOLEAN NOT NULL DEFAULT false,
    "first_name" TEXT NOT NULL DEFAULT '',
    "last_name" TEXT NOT NULL DEFAULT '',
    "email" TEXT,
    "is_staff" BOOLEAN NOT NULL DEFAULT false,
    "is_active" BOOLEAN NOT NULL DEFAULT true,
    "gender" TEXT NOT NULL DEFAULT 'other',
    "phone" TEXT,
    "phone_key" TEXT,
    "dingding" TEXT,
    "wechat" TEXT,
    "work_id" TEXT,
    "work_id_key" TEXT,
    "icon" TEXT,
    "alias" TEXT,
    "avatar" TEXT,
    "is_grade" INTEGER NOT NULL DEFAULT 0,
    "is_super" INTEGER NOT NULL DEFAULT 0,
    "school_id" INTEGER NOT NULL DEFAULT 1,
    "created_at" DATETIME NOT NULL,
    "updated_at" DATETIME NOT NULL,
    "deleted_at" DATETIME,
    CONSTRAINT "users_school_id_fkey" FOREIGN KEY ("school_id") REFERENCES "schools" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "schools" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "name" TEXT NOT NULL,
    "created_at" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "groups" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "name" TEXT NOT NULL,
    "created_at" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "memberships" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "user_id" INTEGER NOT NULL,
    "group_id" INTEGER NOT NULL,
    "created_at" DATETIME NOT NULL,
    "created_by" INTEGER,
    "valid_from" DATETIME,
    "valid_until" DATETIME,
    CONSTRAINT "memberships_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "memberships_group_id_fkey" FOREIGN KEY ("group_id") REFERENCES "groups" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "login_logs" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "time" DATETIME NOT NULL,
    "username" TEXT NOT NULL,
    "ip" TEXT NOT NULL,
    "user_agent" TEXT NOT NULL,
    "success" BOOLEAN NOT NULL,
    "status" INTEGER NOT NULL,
    "dialect" TEXT NOT NULL,
    "user_id" INTEGER,
    "session_id" TEXT,
    "request_id" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "operation_logs" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "time" DATETIME NOT NULL,
    "ip" TEXT NOT NULL,
    "url" TEXT NOT NULL,
    "method" TEXT NOT NULL,
    "content" TEXT,
    "duration_ms" INTEGER NOT NULL,
    "status" INTEGER NOT NULL,
    "dialect" TEXT NOT NULL,
    "path" TEXT NOT NULL,
    "repeats" INTEGER NOT NULL DEFAULT 1,
    "user_id" INTEGER,
    "username" TEXT,
    "session_id" TEXT,
    "request_id" TEXT NOT NULL,
    "decision_id" TEXT,
    "policy_version" INTEGER,
    "reason" TEXT
);

-- CreateTable
CREATE TABLE "error_logs" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "time" DATETIME NOT NULL,
    "ip" TEXT NOT NULL,
    "url" TEXT NOT NULL,
    "method" TEXT NOT NULL,
    "content" TEXT NOT NULL,
    "status" INTEGER NOT NULL,
    "dialect" TEXT NOT NULL,
    "path" TEXT NOT NULL,
    "user_id" INTEGER,
    "username" TEXT,
    "session_id" TEXT,
    "request_id" TEXT NOT NULL,
    "decision_id" TEXT,
    "policy_version" INTEGER,
    "reason" TEXT
);

-- CreateTable
CREATE TABLE "backend_apis" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "name" TEXT,
    "pattern" TEXT NOT NULL,
    "app_name" TEXT,
    "comment" TEXT,
    "created_at" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "permissions" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "method" TEXT NOT NULL,
    "api_id" INTEGER NOT NULL,
    "created_at" DATETIME NOT NULL,
    CONSTRAINT "permissions_api_id_fkey" FOREIGN KEY ("api_id") REFERENCES "backend_apis" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "user_grants" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "user_id" INTEGER NOT NULL,
    "permission_id" INTEGER NOT NULL,
    "created_at" DATETIME NOT NULL,
    "created_by" INTEGER,
    "valid_from" DATETIME,
    "valid_until" DATETIME,
    CONSTRAINT "user_grants_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "user_grants_permission_id_fkey" FOREIGN KEY ("permission_id") REFERENCES "permissions" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "group_grants" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "group_id" INTEGER NOT NULL,
    "permission_id" INTEGER NOT NULL,
    "created_at" DATETIME NOT NULL,
    "created_by" INTEGER,
    "valid_from" DATETIME,
    "valid_until" DATETIME,
    CONSTRAINT "group_grants_group_id_fkey" FOREIGN KEY ("group_id") REFERENCES "groups" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "group_grants_permission_id_fkey" FOREIGN KEY ("permission_id") REFERENCES "permissions" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "policy" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "version" INTEGER NOT NULL
);

-- CreateTable
CREATE TABLE "sessions" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "user_id" INTEGER NOT NULL,
    "dialect" TEXT NOT NULL,
    "ip" TEXT NOT NULL,
    "user_agent" TEXT NOT NULL,
    "cookie_hash" TEXT,
    "created_at" DATETIME NOT NULL,
    "last_seen_at" DATETIME NOT NULL,
    "expires_at" DATETIME NOT NULL,
    "ended_at" DATETIME,
    "end_reason" TEXT,
    CONSTRAINT "sessions_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "rotated_tokens" (
    "jti_hash" TEXT NOT NULL PRIMARY KEY,
    "session_id" TEXT NOT NULL,
    "successor_hash" TEXT NOT NULL,
    "successor_iat" INTEGER NOT NULL,
    "successor_exp" INTEGER NOT NULL,
    "rotated_at" DATETIME NOT NULL,
    "successor_used_at" DATETIME,
    "expires_at" DATETIME NOT NULL,
    CONSTRAINT "rotated_tokens_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "sessions" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "sms_codes" (
    "phone" TEXT NOT NULL PRIMARY KEY,
    "code_hash" TEXT NOT NULL,
    "tries" INTEGER NOT NULL DEFAULT 0,
    "created_at" DATETIME NOT NULL,
    "expires_at" DATETIME NOT NULL,
    "used_at" DATETIME
);

-- CreateTable
CREATE TABLE "throttles" (
    "key" TEXT NOT NULL PRIMARY KEY,
    "points" INTEGER NOT NULL,
    "expires_at" BIGINT NOT NULL
);

-- CreateTable
CREATE TABLE "one_time_links" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "token_hash" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,
    "user_id" INTEGER,
    "created_at" DATETIME NOT NULL,
    "created_by" INTEGER,
    "expires_at" DATETIME NOT NULL,
    "used_at" DATETIME
);

-- CreateTable
CREATE TABLE "settings" (
    "name" TEXT NOT NULL PRIMARY KEY,
    "value" TEXT NOT NULL,
    "updated_at" DATETIME NOT NULL,
    "updated_by" INTEGER
);

-- CreateIndex
CREATE UNIQUE INDEX "users_username_key_key" ON "users"("username_key");

-- CreateIndex
CREATE UNIQUE INDEX "users_phone_key_key" ON "users"("phone_key");

-- CreateIndex
CREATE UNIQUE INDEX "users_work_id_key_key" ON "users"("work_id_key");

-- CreateIndex
CREATE INDEX "users_deleted_at_id_idx" ON "users"("deleted_at", "id");

-- CreateIndex
CREATE INDEX "users_is_superuser_is_active_deleted_at_idx" ON "users"("is_superuser", "is_active", "deleted_at");

-- CreateIndex
CREATE INDEX "users_phone_idx" ON "users"("phone");

-- CreateIndex
CREATE INDEX "users_school_id_idx" ON "users"("school_id");

-- CreateIndex
CREATE UNIQUE INDEX "schools_name_key" ON "schools"("name");

-- CreateIndex
CREATE UNIQUE INDEX "groups_name_key" ON "groups"("name");

-- CreateIndex
CREATE INDEX "memberships_group_id_user_id_idx" ON "memberships"("group_id", "user_id");

-- CreateIndex
CREATE UNIQUE INDEX "memberships_user_id_group_id_key" ON "memberships"("user_id", "group_id");

-- CreateIndex
CREATE INDEX "login_logs_success_time_id_idx" ON "login_logs"("success", "time", "id");

-- CreateIndex
CREATE INDEX "login_logs_time_id_idx" ON "login_logs"("time", "id");

-- CreateIndex
CREATE INDEX "login_logs_username_time_idx" ON "login_logs"("username", "time");

-- CreateIndex
CREATE INDEX "login_logs_ip_time_idx" ON "login_logs"("ip", "time");

-- CreateIndex
CREATE INDEX "login_logs_request_id_idx" ON "login_logs"("request_id");

-- CreateIndex
CREATE INDEX "operation_logs_time_id_idx" ON "operation_logs"("time", "id");

-- CreateIndex
CREATE INDEX "operation_logs_method_time_idx" ON "operation_logs"("method", "time");

-- CreateIndex
CREATE INDEX "operation_logs_url_time_idx" ON "operation_logs"("url", "time");

-- CreateIndex
CREATE INDEX "operation_logs_ip_time_idx" ON "operation_logs"("ip", "time");

-- CreateIndex
CREATE INDEX "operation_logs_user_id_time_idx" ON "operation_logs"("user_id", "time");

-- CreateIndex
CREATE INDEX "operation_logs_request_id_idx" ON "operation_logs"("request_id");

-- CreateIndex
CREATE INDEX "error_logs_time_id_idx" ON "error_logs"("time", "id");

-- CreateIndex
CREATE INDEX "error_logs_method_time_idx" ON "error_logs"("method", "time");

-- CreateIndex
CREATE INDEX "error_logs_url_time_idx" ON "error_logs"("url", "time");

-- CreateIndex
CREATE INDEX "error_logs_ip_time_idx" ON "error_logs"("ip", "time");

-- CreateIndex
CREATE INDEX "error_logs_request_id_idx" ON "error_logs"("request_id");

-- CreateIndex
CREATE INDEX "error_logs_decision_id_idx" ON "error_logs"("decision_id");

-- CreateIndex
CREATE INDEX "backend_apis_pattern_idx" ON "backend_apis"("pattern");

-- CreateIndex
CREATE INDEX "permissions_api_id_idx" ON "permissions"("api_id");

-- CreateIndex
CREATE UNIQUE INDEX "permissions_method_api_id_key" ON "permissions"("method", "api_id");

-- CreateIndex
CREATE INDEX "user_grants_permission_id_idx" ON "user_grants"("permission_id");

-- CreateIndex
CREATE UNIQUE INDEX "user_grants_user_id_permission_id_key" ON "user_grants"("user_id", "permission_id");

-- CreateIndex
CREATE INDEX "group_grants_permission_id_idx" ON "group_grants"("permission_id");

-- CreateIndex
CREATE UNIQUE INDEX "group_grants_group_id_permission_id_key" ON "group_grants"("group_id", "permission_id");

-- CreateIndex
CREATE UNIQUE INDEX "sessions_cookie_hash_key" ON "sessions"("cookie_hash");

-- CreateIndex
CREATE INDEX "sessions_user_id_ended_at_idx" ON "sessions"("user_id", "ended_at");

-- CreateIndex
CREATE INDEX "sessions_expires_at_idx" ON "sessions"("expires_at");

-- CreateIndex
CREATE UNIQUE INDEX "rotated_tokens_successor_hash_key" ON "rotated_tokens"("successor_hash");

-- CreateIndex
CREATE INDEX "rotated_tokens_session_id_idx" ON "rotated_tokens"("session_id");

-- CreateIndex
CREATE INDEX "rotated_tokens_expires_at_idx" ON "rotated_tokens"("expires_at");

-- CreateIndex
CREATE INDEX "sms_codes_expires_at_idx" ON "sms_codes"("expires_at");

-- CreateIndex
CREATE INDEX "throttles_expires_at_idx" ON "throttles"("expires_at");

-- CreateIndex
CREATE UNIQUE INDEX "one_time_links_token_hash_key" ON "one_time_links"("token_hash");

-- CreateIndex
CREATE INDEX "one_time_links_expires_at_idx" ON "one_time_links"("expires_at");

-- The one row that every change of rights counts up.
INSERT INTO "policy" ("id", "version") VALUES (1, 1);

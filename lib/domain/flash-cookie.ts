/** The cookie that carries a message over a redirect to the next page. Readable by the page, which forgets it when shown. */
export const FLASH_COOKIE = "flash";
/** How long a message waits to be shown, and how long it stays, in seconds. */
export const FLASH_SECONDS = 10;

import { openApiText } from "@/lib/api/openapi/document";
import { textRoute } from "@/lib/http/route";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = textRoute(openApiText);

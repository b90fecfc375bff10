import { base } from "@/lib/api/base/dialect";
import { unknownRoute } from "@/lib/http/route";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = unknownRoute(base);

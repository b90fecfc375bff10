import { plainRoute } from "@/lib/http/plain-route";
import { scrapeMetrics } from "@/lib/services/metrics";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = plainRoute("/api/metrics", scrapeMetrics);

"use client";

import { useSyncExternalStore } from "react";

/** Says that the network is gone, for as long as it is. */
export function OfflineBanner({ text }: { text: string }) {
  const online = useSyncExternalStore(
    watch,
    () => navigator.onLine,
    () => true,
  );
  return (
    <div role="status">
      {!online && (
        <p className="fixed inset-x-0 top-0 z-(--z-toast) bg-warning-bg px-4 py-2 text-center text-sm text-warning-text shadow-pop">
          {text}
        </p>
      )}
    </div>
  );
}

function watch(changed: () => void) {
  window.addEventListener("online", changed);
  window.addEventListener("offline", changed);
  return () => {
    window.removeEventListener("online", changed);
    window.removeEventListener("offline", changed);
  };
}

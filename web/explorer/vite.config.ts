import { defineConfig } from "vite";

// One classic script and one style, beside the Python that puts them into the page. Nothing in them depends on the
// machine or the day: a test builds them anew and compares the bytes.
export default defineConfig({
  build: {
    // WeChat's and other old engines; nothing newer than this is in the script (a test looks).
    target: ["es2020", "chrome90", "edge90", "firefox78", "safari14"],
    outDir: "../../src/analysis/explorer/static",
    emptyOutDir: true,
    cssCodeSplit: false,
    lib: { entry: "src/main.ts", formats: ["iife"], name: "explorer", fileName: () => "explorer.js", cssFileName: "explorer" },
  },
});

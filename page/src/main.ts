import "@fontsource-variable/noto-sans";
import "@fontsource-variable/noto-sans-arabic";
import "./base.css";
import "./controls.css";
import "./print.css";

import { mount } from "svelte";

import App from "./App.svelte";
import { chooseLanguage, preferred } from "./lib/i18n.svelte.ts";

await chooseLanguage(preferred());
mount(App, { target: document.getElementById("page")! });

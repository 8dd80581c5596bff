"""What `xxtrack` alone says where there is no plan."""

TEXTS = {
    "home.no-plan": (
        "这里还没有计划（在 {folder} 及其上级文件夹里没有找到 plan/*.yaml）。可以：",
        "There is no plan here (no plan/*.yaml at or above {folder}). You can:",
    ),
    "home.demo": ("建一份示例计划，先试用", "make a small plan to try things on"),
    "home.init": ("新建一份空计划", "begin a plan of your own"),
    "home.draft": ("由工作要点起草计划", "draft a plan from a document"),
    "home.help": ("全部命令", "all commands"),
}

"""The words of the full-screen application."""

TEXTS = {
    "browse.search": ("搜索", "search"),
    "browse.status": ("按状态筛选", "status"),
    "browse.earlier": ("上月末", "month before"),
    "browse.later": ("下月末", "next month"),
    "browse.open": ("打开", "open"),
    "browse.leave": ("返回", "back"),
    "browse.quit": ("退出", "quit"),
    "browse.placeholder": ("编号、名称、单位或原文中的词", "words of id, name, unit or clause"),
    "browse.count": ("{count}/{all} 项", "{count} of {all} {all:item|items}"),
    "browse.of": ("范围：{units}", "of: {units}"),
    "browse.only": ("筛选：{what}", "only: {what}"),
    "browse.attention": ("需要关注", "need attention"),
    "browse.with-words": ("搜索：{words}", "search: {words}"),
    "browse.needs-terminal": (
        "浏览界面需要终端；输出到文件或管道请用 xxtrack status",
        "browsing needs a terminal; for files and pipes use xxtrack status",
    ),
}

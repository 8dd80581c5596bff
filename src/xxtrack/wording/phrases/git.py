"""What git has to say."""

TEXTS = {
    "git.missing": ("需要 git，但没有找到它", "git is needed and was not found"),
    "git.not-a-repository": ("{folder} 不在 git 仓库中", "{folder} is not in a git repository"),
    "git.dubious-owner": (
        "git 拒绝读取 {folder}：它属于另一个用户；请运行 git config --global --add safe.directory",
        "git refuses to read {folder}, which belongs to another user; see git config --global --add safe.directory",
    ),
    "git.bare": ("{folder} 是没有工作区的仓库", "{folder} is a repository without a work tree"),
    "git.nested": (
        "{inner} 是 {outer} 里的另一个仓库：它的历史不能作为计划的依据",
        "{inner} is another repository inside {outer}: its history is not what the plan is compared with",
    ),
    "git.outside": ("{path} 不在仓库 {top} 中", "{path} is outside the repository {top}"),
    "git.unknown-revision": ("仓库中没有版本“{revision}”", "the repository has no revision “{revision}”"),
    "git.unknown-revision-shallow": (
        "没有版本“{revision}”：这是浅克隆，历史不全；请 git fetch --unshallow（CI 中设 fetch-depth: 0）",
        "no revision “{revision}”: this clone is shallow; run git fetch --unshallow (in CI set fetch-depth: 0)",
    ),
    "git.no-merge-base": ("{first} 与 {second} 没有共同的祖先", "{first} and {second} have no common ancestor"),
    "git.no-merge-base-shallow": (
        "找不到 {first} 与 {second} 的共同祖先：这是浅克隆；请 git fetch --unshallow（CI 中设 fetch-depth: 0）",
        "no common ancestor of {first} and {second}: a shallow clone; git fetch --unshallow (in CI fetch-depth: 0)",
    ),
    "git.no-such-file": ("版本“{revision}”中没有 {path}", "revision “{revision}” has no {path}"),
    "git.no-answer": (
        "git 在 {seconds} 秒内没有答复：{folder} 的 .git 里可能有管道，或磁盘没有响应",
        "git gave no answer within {seconds} s: there may be a pipe in .git of {folder}, or a disk does not respond",
    ),
    "git.pipe": (
        "{path} 是管道或设备，git 会一直等它：请删除后再运行",
        "{path} is a pipe or a device, for which git would wait: remove it and run this again",
    ),
    "git.settings-outside": (
        "仓库的设置 {config} 引入了仓库以外的 {path}：请从中去掉，需要的话写入自己的 git 设置",
        "{config} takes in settings from outside the repository, {path}: remove that, or put it into your own settings",
    ),
    "git.failed": ("git 出错：{problem}", "git failed: {problem}"),
}

### 各列表共用的部分：上方的搜索和下方的翻页。

admin-list-search = 搜索
admin-list-all = 全部

admin-list-pages = 分页
admin-list-newest = 最新
admin-list-older = 较早
